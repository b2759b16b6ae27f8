import { describeDefinition } from "../support/describe-definition.ts";
import { TAG } from "./tag-case.ts";

describeDefinition(TAG, "em-tag", ["messageFailed", "calendarRenewed"], ["headOfDeliveryUnit"]);
