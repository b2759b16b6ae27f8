import { parseArgs } from "node:util";
import { aboutOtherPeople } from "../courses/fresh-people.ts";
import { ahead, beyondCalendar } from "../courses/shifted.ts";
import { readCourses } from "../courses/read-courses.ts";
import { runCourse } from "../courses/run-course.ts";
import type { DemoApi } from "./api.ts";
import type { Narrator } from "./narrator.ts";
import { tellOptInStory } from "./opt-in-story.ts";

/** What the demo tells of one process. */
export interface Story {
  readonly process: string;
  tell(api: DemoApi, narrator: Narrator): Promise<void>;
}

const campaign: Story = { process: "optInCampaign", tell: tellOptInStory };

/** Every story: the courses in `examples/` that say so, and the campaign with its file of employees. */
function stories(): readonly Story[] {
  const today = new Date().toISOString().slice(0, 10);
  const demos = readCourses().filter(({ course }) => course.demo);
  const courses = demos.map(({ file, course }): Story => ({
    process: course.process,
    tell: async (api, narrator) => {
      narrator.say(`${course.title} (examples/${file})`);
      const told = ahead(course, today);
      const beyond = beyondCalendar(told);
      if (beyond !== undefined) return narrator.note(`Not told: ${beyond}`);
      const found = await runCourse(api, aboutOtherPeople(told), narrator);
      narrator.say("Where the cases ended");
      for (const { outcome, state, links } of Object.values(found)) {
        narrator.note(`${outcome ?? ""}: ${state.words.join("; ")}`);
        narrator.note(links.temporal);
      }
    },
  }));
  return [...courses, campaign];
}

/** Those of the process named on the command line, or all. Ends the program when there is no such process. */
export function chosenStories(): readonly Story[] {
  const { values } = parseArgs({ options: { process: { type: "string" } } });
  const all = stories();
  const chosen = all.filter(({ process: name }) => values.process === undefined || name === values.process);
  if (chosen.length > 0) return chosen;
  const known = [...new Set(all.map(({ process: name }) => name))].join(", ");
  console.error(`The demo has nothing about "${values.process}". It tells: ${known}`);
  process.exit(2);
}
