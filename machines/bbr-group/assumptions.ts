import type { Assumption } from "../shared/assumption.ts";

/** What a group takes for granted beyond its policy values. Somebody with authority has to confirm each. */
export const assumptions: readonly Assumption[] = [
  {
    assumed: "A closed group takes only people who have completed no module, and nobody once places must be given.",
    because: "Everybody begins with Foundation together; the three weeks after the pre-programme session are kept.",
  },
  {
    assumed:
      "Somebody who has completed a module elsewhere joins a rolling group at the first module they lack, and leaves out what they have completed.",
    because: "Completed modules are kept, and Foundation must be complete before any other.",
  },
  {
    assumed:
      "Who begins gets a place only when three weeks or more remain before their first session; who has completed a module has had the pre-programme session and needs less.",
    because: "The group does not know the day of the pre-programme session, which can be today at the earliest.",
  },
  {
    assumed: "A group meets once in each module: one that rolls ends after its fourth module like a closed one.",
    because: "The source gives 24 sessions; a participant who lacks a module joins another group for it.",
  },
  {
    assumed:
      "A session that moves pushes later ones only as far as it must; bringing one forward leaves the others where they are.",
    because: "Participants have arranged their lives around the dates they know.",
  },
  {
    assumed: "Between two modules there is time for the one-to-ones, also when the group meets more than once a week.",
    because: "The next module cannot start before each participant's hour.",
  },
  {
    assumed: "A session that would be somebody's first is not brought forward to less than three weeks from today.",
    because: "Their pre-programme session may be arranged by the date they were told.",
  },
  {
    assumed:
      "A session that was not held although nobody cancelled it is cancelled afterwards, unless a later one began.",
    because: "A register of a session that never was would count absences against people.",
  },
  {
    assumed:
      "Whoever has a place when a session begins is on its register, also when they leave before it is recorded.",
    because: "The register says what happened at the session.",
  },
  {
    assumed:
      "Whoever is put on hold because the group moves on is not on the register of the session it moves on with.",
    because: "They may not take part in it, and their case, which follows the clock, says so a minute after it began.",
  },
  {
    assumed: "The facilitator is reminded on the morning of the day on which a register is due, before it is late.",
    because: "The source asks for a reminder and names no hour; once it is late it goes up a role.",
  },
  {
    assumed: "The first facilitator leads: designated for everybody's one-to-ones unless another is, and reminded.",
    because: "The source speaks of the designated facilitator and not of how one is designated.",
  },
  {
    assumed:
      "A participant's case that does not take a register's entry, a change or an ending gives the programmes team a task; one that does not take its place loses the place.",
    because: "Two cases that disagree about a person are for a person to set right.",
  },
  {
    assumed: "When the group has run to its end, the places end without the participants' cases being told.",
    because: "Their own timetable says so; what they still lack, they ask another group for.",
  },
  {
    assumed: "Too few participants do not stop a group: the programmes manager is asked, and decides.",
    because: "Nothing decides itself; the people who have a place have been told when it begins.",
  },
  {
    assumed: "A group in which anybody has a place is cancelled, not withdrawn.",
    because: "The places are something that must be undone.",
  },
  {
    assumed: "A wrong move of a session, place or register is put right by a new event, not by a correction.",
    because: "The participants' cases have been told; what was told cannot be untold.",
  },
];
