import { z } from "zod";
import { contracts } from "../../machines/contracts.ts";

export const processParams = z.object({ process: z.string().meta({ examples: [Object.keys(contracts)[0]] }) });
