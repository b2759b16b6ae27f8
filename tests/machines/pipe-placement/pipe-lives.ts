import { londonOf, type CaseByHand } from "../support/case-by-hand.ts";
import { referralCase } from "../support/pipe-placement.ts";
import { pipeMoves } from "./pipe-moves.ts";

const DAY_MS = 86_400_000;

/**
 * Lives of a placement, each a line of moves; a number lets as many days pass. Together they come through every state
 * and take every transition of the machine.
 */
const REFERRED = "criteria clinical risk pathway submit";
const ACCEPTED = `${REFERRED} clinicalAccepts operationalAccepts`;
const DIFFERING = `${REFERRED} clinicalAccepts operationalRefuses`;
const REFUSED = `${REFERRED} clinicalRefuses operationalRefuses`;
const EXPECTED = `${ACCEPTED} bed keyWorker joining basis`;
const RESIDENT = `${EXPECTED} 19 arrived`;

export const lives: readonly string[] = [
  `criteriaUnmet criteria askClinical clinical risk clinical pathway contactWithPrison correctLast contactWithPrison contactWithResident contactWithBoth correctLast arrivalIn40Days submit advice criteria`,
  `askRisk askPathway 9 risk risk criteria submit 30 clinical pathway pathway clinicalAccepts operationalAccepts`,
  `arrivalIn40Days ${REFERRED} arrivalIn20Days arrivalIn40Days askMore askMore arrivalIn3Days 6 answerMore answerMore clinicalAccepts`,
  `${REFERRED} 16 askMore clinicalAccepts contactWithBoth correctLast answerMore arrivalIn20Days managerAway coverAccepts`,
  `${REFERRED} askMore contactWithBoth correctLast clinicalAccepts managerAway managerBack answerMore operationalAccepts`,
  `${DIFFERING} contactWithBoth correctLast jointDiffers contactWithBoth correctLast aboveDiffers aboveAccepts`,
  `${DIFFERING} managerAway managerBack jointAccepts`,
  `${REFERRED} managerAway clinicalRefuses coverAccepts jointAccepts`,
  `arrivalIn3Days ${REFERRED} 2`,
  `${DIFFERING} jointRefuses`,
  `${DIFFERING} jointDiffers aboveRefuses`,
  `${REFERRED} contactWithBoth correctLast died informed`,
  `${REFERRED} withdrawn correctLast withdrawn managerAway correctLast`,
  `${REFUSED} managerAway correctLast 20 managerAway managerBack correctLast`,
  `${REFUSED} appeal managerAway correctLast appealUpheld`,
  `${REFUSED} appeal appealDismissed managerAway correctLast died informed`,
  `${REFUSED} appeal died correctLast died informed`,
  `${ACCEPTED} note owner correctLast people`,
  `${RESIDENT} 8 officerMessageFails omMessageFails takenCareOfOm takenCareOfOfficer`,
  `${ACCEPTED} bedToday keyWorker otherKeyWorker arrivalMoved correctLast bed 7 11 arrived bed`,
  `${ACCEPTED} arrived keyWork 8 keyWorker joining basis`,
  `${EXPECTED} joining basis managerAway correctLast 20 managerAway correctLast notArrived managerAway correctLast rebooked arrived acknowledged`,
  `${EXPECTED} 20 notArrived acknowledged ended managerAway correctLast`,
  `${EXPECTED} 20 notArrived 1 arrived acknowledged`,
  `${EXPECTED} 20 notArrived died acknowledged informed`,
  `${EXPECTED} 20 notArrived rebooked 6 notArrived acknowledged acknowledged`,
  `${EXPECTED} ended`,
  `${EXPECTED} died informed`,
  `${EXPECTED} withdrawn`,
  `${RESIDENT} keyWorkerAway 8 keyWorkerBack keyWork keyWorkerAway otherKeyWorker session sessionNotAttended considered`,
  `${RESIDENT} 8 steps managerAway correctLast steps 15 managerAway correctLast stepsHelped`,
  `${RESIDENT} foundNotEngaged steps stepsDidNotHelp steps stepsHelped foundNotEngaged steps 15 stepsDidNotHelp`,
  `${RESIDENT} firstReview secondReview 30 managerAway correctLast 30`,
  `${RESIDENT} mappaTwo mappaThree mappaMoved managerAway correctLast 4 mappaConcluded mappaConcluded 7`,
  `${RESIDENT} 100 managerAway correctLast resettlement managerAway correctLast stayExtended stayShortened`,
  `${RESIDENT} 142 managerAway correctLast leavingPlanned endingMarked managerAway correctLast feedbackInvited questionnaireOffered managerAway correctLast 41 managerAway correctLast departedAsPlanned handedOver managerAway correctLast`,
  `${RESIDENT} endingMarked leavingPlanned 183 stayExtended recalled feedbackInvited managerAway correctLast died informed`,
  `${RESIDENT} absconded handedOver acknowledged`,
  `${RESIDENT} died managerAway correctLast departedByDeath informed`,
];

/** One life from its start on Monday 1 February 2027, with the case as it was after each move. */
export function live(moves: string): CaseByHand[] {
  const jo = referralCase();
  const moments = [jo.fork()];
  for (const name of moves.split(" ")) {
    const days = Number(name);
    if (Number.isNaN(days)) pipeMoves[name]?.(jo);
    else jo.pass(londonOf(jo.now + days * DAY_MS));
    moments.push(jo.fork());
  }
  return moments;
}
