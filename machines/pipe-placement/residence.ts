import { engagement, engagementRecords, sweeping } from "./engagement.ts";
import { diesInResidence } from "./death.ts";
import { keyWork } from "./key-work.ts";
import { leaves } from "./leaving.ts";
import { mappa } from "./mappa.ts";
import { reviews } from "./reviews.ts";
import { ending, resettlement, stay } from "./stay.ts";
import { process } from "./vocabulary.ts";

/** Residence: key work, engagement, reviews, MAPPA, resettlement, the stay and its ending, at the same time. */
export const residence = process.createStateConfig({
  type: "parallel",
  tags: ["resident"],
  on: { ...engagementRecords, ...leaves, ...diesInResidence },
  states: { keyWork, sweeping, engagement, reviews, mappa, resettlement, stay, ending },
});
