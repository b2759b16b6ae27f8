import { addDays } from "../../machines/shared/calendar/civil-date.ts";
import type { DemoApi } from "./api.ts";
import { Campaign } from "./campaign.ts";
import type { Narrator } from "./narrator.ts";
import { EMPLOYEES, STAFF, type Person } from "./people.ts";

/**
 * The opt-in letter from the file of employees to aligned pay: three weeks and what comes before and after, in which
 * people answer, change their mind, ask, stay silent and answer late.
 */
export async function tellOptInStory(api: DemoApi, narrator: Narrator): Promise<void> {
  const campaign = new Campaign(api, narrator);
  const day = (days: number): string => addDays(campaign.today, days);
  const letters = day(16);
  const close = addDays(letters, 20);
  const lateUntil = addDays(close, 28);
  const qaEvent = { id: "teams-1", on: addDays(letters, 8), at: "12:30", joinAt: "https://example.org/join/teams-1" };

  narrator.say("The Harmonisation Team starts a campaign and submits the file of employees");
  await campaign.begin({
    name: "Harmonisation (demo)",
    lettersFrom: letters,
    closesOn: close,
    lateAnswersUntil: lateUntil,
    letterVersion: "2027-01",
    updateEveryDays: 14,
    qaEvents: [qaEvent],
  });
  await campaign.tellCampaign("refusedRowsReviewed", {});

  narrator.say("Two people are leaving. Gethin's message has everything; Harriet's lacks two things");
  const gethin = { name: "Gethin Moss", employeeNumber: EMPLOYEES.Gethin, leavingOn: day(12), intendsToOptIn: true };
  await campaign.tell(
    "Gethin",
    "intentionSignified",
    { ...gethin, contact: email("gethin.moss@example.org") },
    STAFF.team,
  );
  const harriet = { name: "Harriet Stubbs", employeeNumber: EMPLOYEES.Harriet, intendsToOptIn: true };
  await campaign.tell("Harriet", "intentionSignified", harriet, STAFF.team);

  narrator.say("A week later: SSCL is chased about the two people who are away, and finds Ewan");
  await campaign.forwardTo(day(7), "10:00");
  await campaign.tell("Ewan", "contactTraced", { contact: email("ewan.fairbairn@example.org") }, STAFF.sscl);
  const rest = { leavingOn: day(13), contact: email("harriet.stubbs@example.org") };
  await campaign.tell("Harriet", "intentionSignified", rest, STAFF.team);

  narrator.say("There is news before the fortnight is over");
  await campaign.forwardTo(day(9), "11:00");
  await campaign.tellCampaign("newsPublished", {
    headline: "Letters are on their way",
    news: "SSCL has confirmed the date.",
  });

  narrator.say("Letters are released. Liam has no pay figures; the letter to Ines bounces");
  await campaign.forwardTo(letters, "09:05");
  await campaign.untilStateOf("Ines", "awaitingResponse.letterBounced");

  narrator.say("The next day SSCL brings Liam's figures, and HR finds another address for Ines");
  await campaign.forwardTo(addDays(letters, 1), "10:00");
  await campaign.tell(
    "Liam",
    "payFiguresProvided",
    { newSalary: "29875.00", allowances: "0.00", payProtection: "0.00" },
    STAFF.sscl,
  );
  await campaign.tell("Ines", "letterReissued", { contact: email("ines.duarte@example.org") }, STAFF.hr);
  const told = "The news went to the new address by hand.";
  await campaign.tell("Ines", "messageTakenCareOf", { explanation: told }, STAFF.team);

  narrator.say("Answers come in: Amara opts in, Chloe declines, Deepa asks first");
  await campaign.forwardTo(addDays(letters, 3), "14:00");
  await campaign.tell("Amara", "optedIn", { receivedBy: "onlineForm" });
  await campaign.tell("Chloe", "declined", { receivedBy: "email" });
  await campaign.tell("Deepa", "questionAsked", { question: "Does pay protection count towards my pension?" });
  const question = await campaign.entryOf("Deepa", "Question asked");
  await campaign.tell("Deepa", "questionAnswered", { question, answer: "Yes, for as long as it is paid." }, STAFF.team);

  narrator.say(
    "Those who have not answered are invited to the question and answer event; then Deepa and Gethin opt in",
  );
  await campaign.forwardTo(addDays(letters, 8), "15:00");
  await campaign.tell("Deepa", "optedIn", {});
  await campaign.tell("Gethin", "optedIn", { receivedBy: "email" });

  narrator.say("The close comes near: reminders to those who have not answered. Chloe changes her mind");
  await campaign.forwardTo(addDays(close, -6), "09:30");
  await campaign.tell("Chloe", "optedIn", { receivedBy: "telephone" });

  narrator.say("Farida is found at last, at a postal address. Her letter gives her three weeks of her own");
  await campaign.forwardTo(addDays(close, -2), "16:00");
  const lines = ["Farida Suleiman", "4 Example Terrace", "Salford", "M5 3AA"];
  await campaign.tell("Farida", "contactTraced", { contact: { channel: "letter", lines } }, STAFF.sscl);

  narrator.say("The last morning, and the close");
  await campaign.forwardTo(close, "23:30");
  await campaign.tell("Harriet", "optedIn", { receivedBy: "onlineForm" });
  await campaign.forwardTo(addDays(close, 1), "09:30");

  narrator.say("Bryn answers late. He was in hospital; the HR lead accepts the answer exceptionally");
  await campaign.forwardTo(addDays(close, 3), "11:00");
  await campaign.tell("Bryn", "optedIn", { receivedBy: "post" });
  const rationale = "The person was in hospital until the day after the close.";
  await campaign.tell("Bryn", "lateAnswerDecided", { decision: "acceptExceptionally", rationale }, STAFF.lead);

  narrator.say("Payroll confirms Amara, Chloe, Deepa and Gethin; it is chased about the others after a month");
  await campaign.forwardTo(addDays(close, 10), "10:00");
  for (const name of ["Amara", "Chloe", "Deepa", "Gethin"] as const) await confirm(campaign, name, close);
  await campaign.forwardTo(addDays(close, 40), "10:00");
  for (const name of ["Bryn", "Harriet"] as const) await confirm(campaign, name, close);

  narrator.say("Nothing more can arrive, and the cases close by themselves");
  await campaign.forwardTo(addDays(close, 90), "10:00");

  narrator.say("Where everybody ended");
  for (const name of Object.keys(EMPLOYEES) as Person[]) {
    const { state, outcome, status, tasks, links } = await campaign.caseOf(name);
    const open = tasks.length > 0 ? `, open: ${tasks.map(({ title }) => title).join("; ")}` : "";
    narrator.note(`${name.padEnd(8)} ${(outcome ?? state.paths.join(" ")).padEnd(12)} ${status}${open}`);
    narrator.note(`${"".padEnd(8)} ${links.temporal}`);
  }
}

function email(address: string): { readonly channel: "email"; readonly email: string } {
  return { channel: "email", email: address };
}

async function confirm(campaign: Campaign, name: Person, close: string): Promise<void> {
  await campaign.tell(name, "payrollConfirmed", { effectiveFrom: addDays(close, 1), backPay: "742.10" }, STAFF.payroll);
}
