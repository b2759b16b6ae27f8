import { describeDefinition } from "../support/describe-definition.ts";
import { BBR } from "./participant.ts";

describeDefinition(
  BBR,
  "bbr-programme",
  ["messageFailed", "calendarRenewed", "caseTold"],
  ["programmeManager", "headOfDeliveryUnit"],
);
