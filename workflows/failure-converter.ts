import {
  DefaultFailureConverter,
  type Payload,
  type PayloadConverter,
  type ProtoFailure,
  type SerializationContext,
} from "@temporalio/common";

/** Metadata that stands on a payload from here to the codec only, which takes it off again. */
export const OF_FAILED_ACTIVITY = "of-failed-activity";

/**
 * Failures whose message and stack trace are payloads, so that the codec encrypts them like everything else. Those of
 * activities are marked: the codec must find a key for them whatever happens (see `codec/case-codec.ts`).
 */
class EncodedFailures extends DefaultFailureConverter {
  override errorToFailure(error: unknown, converter: PayloadConverter, context?: SerializationContext): ProtoFailure {
    const failure = super.errorToFailure(error, converter, context);
    if (context?.type === "activity") for (const payload of payloadsOf(failure)) mark(payload);
    return failure;
  }
}

/** Loaded by name: the worker and the client are given the path of this file. */
export const failureConverter = new EncodedFailures({ encodeCommonAttributes: true });

function payloadsOf({ encodedAttributes, applicationFailureInfo, canceledFailureInfo }: ProtoFailure): Payload[] {
  const details = [applicationFailureInfo?.details?.payloads, canceledFailureInfo?.details?.payloads];
  return [...(encodedAttributes ? [encodedAttributes] : []), ...details.flatMap((payloads) => payloads ?? [])];
}

function mark(payload: Payload): void {
  payload.metadata = { ...payload.metadata, [OF_FAILED_ACTIVITY]: new Uint8Array() };
}
