import { describe, expect, test } from "vitest";
import { authorityOf, ON_BEHALF_OF, rolesOf } from "../../../api/auth/authorities.ts";
import { identified } from "../../../api/auth/token-claims.ts";
import { TokenRefused } from "../../../api/auth/token-refused.ts";
import { ROLES } from "../../../machines/shared/roles.ts";

const PERSON = {
  sub: "AB12C",
  user_name: "AB12C",
  user_uuid: "0f0e3a8c-5d50-4d1b-9d57-5f3f6f1d9a11",
  name: "Priya Nair",
  client_id: "manage-a-workload",
  grant_type: "authorization_code",
  auth_source: "delius",
  authorities: ["ROLE_THROUGHCARE__HR_LEAD", "ROLE_PRISON", "ROLE_THROUGHCARE__SSCL"],
};

const APPLICATION = {
  sub: "payroll-app",
  client_id: "payroll-app",
  grant_type: "client_credentials",
  auth_source: "none",
  authorities: ["ROLE_THROUGHCARE__PAYROLL"],
};

describe("Authorities", () => {
  test("are the roles' codes in capitals, each its own", () => {
    expect(authorityOf("hrLead")).toBe("ROLE_THROUGHCARE__HR_LEAD");
    expect(authorityOf("sscl")).toBe("ROLE_THROUGHCARE__SSCL");
    expect(authorityOf("seniorProbationOfficer")).toBe("ROLE_THROUGHCARE__SENIOR_PROBATION_OFFICER");
    const all = Object.keys(ROLES);
    expect(rolesOf(all.map(authorityOf))).toEqual(all);
    expect(new Set(all.map(authorityOf)).size).toBe(all.length);
  });

  test("of other services, of the service itself and those that are written otherwise are no role", () => {
    const none = ["ROLE_HR_LEAD", "ROLE_THROUGHCARE__SYSTEM", "role_throughcare__sscl", "ROLE_THROUGHCARE__", "hrLead"];
    expect(rolesOf([...none, ON_BEHALF_OF])).toEqual([]);
  });
});

describe("A token by authorization code", () => {
  test("is a person's, by their user name, with the application they use", () => {
    expect(identified(PERSON)).toEqual({
      actsForOthers: false,
      principal: {
        kind: "person",
        id: "AB12C",
        displayName: "Priya Nair",
        staffIds: ["AB12C", PERSON.user_uuid],
        client: "manage-a-workload",
        roles: ["hrLead", "sscl"],
        regions: "all",
      },
    });
  });

  test("never lets its application act for others, whatever authorities the person has", () => {
    expect(identified({ ...PERSON, authorities: [ON_BEHALF_OF] }).actsForOthers).toBe(false);
  });

  test("with a name that is not fit for a timeline has it made so, or goes by the user name", () => {
    expect(identified({ ...PERSON, name: ` Priya\u0000\u202E Nair ${"x".repeat(200)}` }).principal.displayName).toMatch(
      /^Priya Nair x{89}$/,
    );
    expect(identified({ ...PERSON, name: " " }).principal.displayName).toBe("AB12C");
    expect(identified({ ...PERSON, name: undefined }).principal.displayName).toBe("AB12C");
  });
});

describe("A token by client credentials", () => {
  test("is the application's own", () => {
    expect(identified(APPLICATION).principal).toMatchObject({
      kind: "application",
      id: "payroll-app",
      displayName: "payroll-app",
      staffIds: [],
      client: "payroll-app",
      roles: ["payroll"],
    });
  });

  test("names the user it acts for where the application passed one to the issuer", () => {
    for (const user of [{ sub: "AB12C" }, { sub: "AB12C", user_name: "AB12C" }]) {
      expect(identified({ ...APPLICATION, ...user }).principal).toMatchObject({
        kind: "application",
        id: "AB12C",
        staffIds: ["AB12C"],
        client: "payroll-app",
      });
    }
  });

  test("of an application trusted to, lets it say who it acts for, unless the token says so already", () => {
    const authorities = [ON_BEHALF_OF];
    expect(identified({ ...APPLICATION, authorities }).actsForOthers).toBe(true);
    expect(identified({ ...APPLICATION, authorities, sub: "AB12C" }).actsForOthers).toBe(false);
    expect(identified(APPLICATION).actsForOthers).toBe(false);
  });
});

describe("A token that does not say how it was come by", () => {
  test("is a person's where a directory of people vouches for them, and an application's otherwise", () => {
    const { grant_type: _grant, ...rest } = PERSON;
    expect(identified(rest).principal.kind).toBe("person");
    expect(identified({ ...rest, auth_source: "none" }).principal.kind).toBe("application");
    expect(identified({ ...rest, auth_source: undefined }).principal.kind).toBe("application");
  });
});

describe("Regions", () => {
  test("are those the token names, or all; none at all is none", () => {
    expect(identified({ ...PERSON, regions: ["London", "Wales"] }).principal.regions).toEqual(["London", "Wales"]);
    expect(identified({ ...PERSON, regions: "all" }).principal.regions).toBe("all");
    expect(identified({ ...PERSON, regions: [] }).principal.regions).toEqual([]);
  });

  test.each([["London"], [{ region: "London" }], [[7]], [null]])(
    "written %j are refused: they were to limit",
    (regions) => {
      expect(() => identified({ ...PERSON, regions })).toThrow(TokenRefused);
    },
  );
});

describe("Claims that do not say who asks are refused", () => {
  test.each([
    [{ sub: "system" }],
    [{ user_name: "SYSTEM" }],
    [{ client_id: "system" }],
    [{ sub: "" }],
    [{ sub: "two words" }],
    [{ sub: "x".repeat(201) }],
    [{ client_id: 12 }],
    [{ authorities: "ROLE_THROUGHCARE__HR_LEAD" }],
  ])("%j", (claims) => {
    expect(() => identified({ ...PERSON, ...claims })).toThrow(TokenRefused);
  });
});
