import { createSecretKey, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { NotSealed, SealBroken, SealedWithAnotherKey } from "../../records/crypto/envelope-errors.ts";
import { seal, unseal } from "../../records/crypto/envelope.ts";
import { identifierDigests } from "../../records/crypto/identifier-digests.ts";
import { KeyCache } from "../../records/crypto/key-cache.ts";
import { MasterKeyInvalid, MasterKeyUnknown } from "../../records/crypto/keyring-errors.ts";
import { keyring } from "../../records/crypto/keyring.ts";
import type { SealingKey } from "../../records/crypto/sealing-key.ts";
import { newWrappedKey, unwrapKey } from "../../records/crypto/wrap.ts";

const aKey = (): SealingKey => ({ id: randomBytes(8).toString("hex"), key: createSecretKey(randomBytes(32)) });
const [OLD, NEW] = [randomBytes(32).toString("base64"), randomBytes(32).toString("base64")];
const TEXT = Buffer.from("Nadia");

test("what is sealed opens with its key, and looks different every time", () => {
  const key = aKey();
  expect(unseal(key, seal(key, TEXT))).toEqual(TEXT);
  expect(unseal(key, seal(key, Buffer.alloc(0)))).toEqual(Buffer.alloc(0));
  expect(seal(key, TEXT)).not.toEqual(seal(key, TEXT));
});

test("what was altered, moved, sealed with another key or not sealed at all does not open", () => {
  const key = aKey();
  const sealed = seal(key, TEXT, "case-1");
  for (let index = 9; index < sealed.length; index += 1) {
    const altered = Buffer.from(sealed);
    altered[index] = altered[index]! ^ 1;
    expect(() => unseal(key, altered, "case-1")).toThrow(SealBroken);
  }
  expect(() => unseal(key, sealed, "case-2")).toThrow(SealBroken);
  expect(() => unseal(aKey(), sealed, "case-1")).toThrow(SealedWithAnotherKey);
  expect(() => unseal(key, Buffer.from("plain"))).toThrow(NotSealed);
});

test("after a rotation the new master key wraps, and the old one still opens what it wrapped", () => {
  const before = keyring(OLD);
  const after = keyring(`${NEW}, ${OLD}`);
  const wrapped = newWrappedKey(before, "case-1");
  expect(unwrapKey(after, "case-1", wrapped).id).toBe(unwrapKey(before, "case-1", wrapped).id);
  expect(after.current.id).not.toBe(before.current.id);
  expect(() => unwrapKey(keyring(NEW), "case-1", wrapped)).toThrow(MasterKeyUnknown);
});

test("after a rotation a person is still found by what the old key hashed", () => {
  const [stored] = identifierDigests(keyring(OLD), "crn", "X123456");
  const searched = identifierDigests(keyring(`${NEW},${OLD}`), "crn", "x123456 ");
  expect(searched).toContain(stored);
  expect(searched[0]).not.toBe(stored);
  expect(identifierDigests(keyring(OLD), "employeeNumber", "X123456")).not.toContain(stored);
});

test("a master key of the wrong length is refused before anything is opened", () => {
  for (const text of ["", "short", randomBytes(31).toString("base64"), `${NEW},`]) {
    expect(() => keyring(text)).toThrow(MasterKeyInvalid);
  }
});

test("the cache keeps the keys used last, and forgets each after its time", () => {
  const cache = new KeyCache(2, 60_000);
  const key = aKey();
  for (const caseId of ["a", "b"]) cache.set(caseId, key);
  cache.get("a");
  cache.set("c", key);
  expect(["a", "b", "c"].filter((caseId) => cache.get(caseId))).toEqual(["a", "c"]);
  const forgetful = new KeyCache(2, -1);
  forgetful.set("a", key);
  expect(forgetful.get("a")).toBeUndefined();
});
