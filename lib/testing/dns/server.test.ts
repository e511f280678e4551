import { createSocket } from "node:dgram";
import { Resolver } from "node:dns/promises";
import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type DnsServer, startDnsServer } from "@/lib/testing/dns/server";
import type { Zone } from "@/lib/testing/dns/zone";

const long = "0123456789".repeat(1000);
const zone: Zone = {
  "example.com": { TXT: ["one", ["tw", "o"]], MX: [[10, "mx.example.com"]], A: ["192.0.2.1"], AAAA: ["2001:db8::1"] },
  "null.example.com": { MX: [[0, ""]] },
  "long.example.com": { TXT: [long] },
  "a.deep.example.com": { TXT: ["below"] },
  "alias.example.com": { CNAME: "Example.COM." },
  "dangling.example.com": { CNAME: "gone.example.com" },
  "round.example.com": { CNAME: "round2.example.com" },
  "round2.example.com": { CNAME: "round.example.com" },
  "slow.example.com": { TXT: ["at last"], fault: "slow" },
  "servfail.example.com": { TXT: ["never"], fault: "servfail" },
  "refused.example.com": { fault: "refused" },
  "silent.example.com": { fault: "silent" },
};

let server: DnsServer;
beforeAll(async () => {
  server = await startDnsServer(zone);
});
afterAll(() => server.stop());

function asking({ address }: DnsServer, timeout = 5000): Resolver {
  const resolver = new Resolver({ timeout, tries: 1 });
  resolver.setServers([address]);
  return resolver;
}

/** The code of a lookup that is refused. */
const codeOf = (lookup: Promise<unknown>): Promise<unknown> => lookup.then(JSON.stringify, ({ code }) => code);

describe("a name server that answers from a zone", () => {
  test("gives the records of a name", async () => {
    const resolver = asking(server);
    expect(await resolver.resolveTxt("example.com")).toEqual([["one"], ["tw", "o"]]);
    expect(await resolver.resolveMx("example.com")).toEqual([{ priority: 10, exchange: "mx.example.com" }]);
    expect(await resolver.resolve4("example.com")).toEqual(["192.0.2.1"]);
    expect(await resolver.resolve6("example.com")).toEqual(["2001:db8::1"]);
    expect(await resolver.resolveMx("null.example.com")).toEqual([{ priority: 0, exchange: "" }]);
  });

  test("takes a name in any case, and remembers it in lower case", async () => {
    expect(await asking(server).resolveTxt("A.dEEp.Example.com")).toEqual([["below"]]);
    expect(server.queries).toContainEqual({ name: "a.deep.example.com", type: "TXT", transport: "udp" });
  });

  test("follows aliases, and tells of them", async () => {
    const resolver = asking(server);
    expect(await resolver.resolveTxt("alias.example.com")).toEqual([["one"], ["tw", "o"]]);
    expect(await resolver.resolveCname("alias.example.com")).toHaveLength(1);
    expect(await codeOf(resolver.resolveTxt("dangling.example.com"))).toBe("ENOTFOUND");
    expect(await resolver.resolveCname("dangling.example.com")).toEqual(["gone.example.com"]);
    expect(await codeOf(resolver.resolveTxt("round.example.com"))).toBe("ESERVFAIL");
  });

  test.each([
    ["gone.example.com", "ENOTFOUND"],
    ["null.example.com", "ENODATA"],
    // Nothing of its own, and a name below it.
    ["deep.example.com", "ENODATA"],
    ["constructor", "ENOTFOUND"],
    ["servfail.example.com", "ESERVFAIL"],
    ["refused.example.com", "EREFUSED"],
  ])("says of %s: %s", async (name, code) => {
    expect(await codeOf(asking(server).resolveTxt(name))).toBe(code);
  });

  test("knows of types that no zone holds", async () => {
    expect(await codeOf(asking(server).resolveSrv("example.com"))).toBe("ENODATA");
    expect(await codeOf(asking(server).resolveSrv("gone.example.com"))).toBe("ENOTFOUND");
    expect(server.queries).toContainEqual({ name: "gone.example.com", type: "SRV", transport: "udp" });
  });

  test("sends by TCP what does not fit a datagram", async () => {
    const [record] = await asking(server).resolveTxt("long.example.com");
    expect(record?.join("")).toBe(long);
    expect(record).toHaveLength(40);
    expect(server.queries.filter(({ name }) => name === "long.example.com").map(({ transport }) => transport)).toEqual([
      "udp",
      "tcp",
    ]);
  });

  test("is slow of a name, and then gives what it holds", async () => {
    const started = performance.now();
    expect(await asking(server).resolveTxt("slow.example.com")).toEqual([["at last"]]);
    expect(performance.now() - started).toBeGreaterThan(2900);
  });

  test("says nothing of a silent name", async () => {
    expect(await codeOf(asking(server, 200).resolveTxt("silent.example.com"))).toBe("ETIMEOUT");
  });
});

describe("modes", () => {
  test("truncating, it sends everything by TCP and fails where a name fails", async () => {
    const cut = await startDnsServer(zone, { mode: "truncate" });
    expect(await asking(cut).resolve4("example.com")).toEqual(["192.0.2.1"]);
    expect(await codeOf(asking(cut).resolveTxt("gone.example.com"))).toBe("ENOTFOUND");
    expect(await codeOf(asking(cut).resolveTxt("servfail.example.com"))).toBe("ESERVFAIL");
    expect(cut.queries.slice(0, 2).map(({ transport }) => transport)).toEqual(["udp", "tcp"]);
    await cut.stop();
  });

  test("a mode and a zone can be changed while it runs", async () => {
    const changing = await startDnsServer({});
    const ask = () => codeOf(asking(changing, 200).resolveTxt("example.com"));
    expect(await ask()).toBe("ENOTFOUND");
    changing.setZone(() => zone);
    expect(await ask()).toBe('[["one"],["tw","o"]]');
    for (const [mode, code] of [
      ["servfail", "ESERVFAIL"],
      ["refused", "EREFUSED"],
      ["silent", "ETIMEOUT"],
    ] as const) {
      changing.setMode(mode);
      expect(await ask()).toBe(code);
    }
    await changing.stop();
  });

  test("of names that are not its own it knows nothing, if it is told so", async () => {
    const own = await startDnsServer({ "mail.example.com": { TXT: ["x"] } }, { knowsOnlyItsOwn: true });
    const ask = (name: string) => codeOf(asking(own).resolveTxt(name));
    expect(await ask("mail.example.com")).toBe('[["x"]]');
    expect(await ask("example.com")).toBe("ENODATA");
    expect(await ask("psrp.mail.example.com")).toBe("ENOTFOUND");
    expect(await ask("example.net")).toBe("ESERVFAIL");
    await own.stop();
  });

  test("every answer takes the time that was asked for", async () => {
    const late = await startDnsServer(zone, { latencyMillis: 100 });
    const started = performance.now();
    await asking(late).resolveTxt("example.com");
    expect(performance.now() - started).toBeGreaterThan(90);
    await late.stop();
  });
});

describe("it holds out", () => {
  test("against what is no question, by UDP and TCP", async () => {
    const own = await startDnsServer(zone);
    const port = Number(own.address.split(":")[1]);
    const socket = createSocket("udp4");
    const headers = [
      "",
      "00",
      "abcd01000001",
      "abcd80000000000000000000",
      `abcd0100ffff000000000000${"c00c".repeat(9)}`,
    ];
    for (const hex of headers) {
      await new Promise((resolve) => socket.send(Buffer.from(hex, "hex"), port, "127.0.0.1", resolve));
    }
    socket.close();
    const connection = connect(port, "127.0.0.1");
    connection.on("error", () => undefined);
    connection.end(Buffer.from("000500ff00ff00", "hex"));
    await once(connection, "close");
    expect(await asking(own).resolve4("example.com")).toEqual(["192.0.2.1"]);
    await own.stop();
  });

  test("and stops at once, whoever still waits", async () => {
    const own = await startDnsServer(zone, { mode: "slow" });
    const idle = connect(Number(own.address.split(":")[1]), "127.0.0.1");
    idle.on("error", () => undefined);
    await once(idle, "connect");
    const waiting = codeOf(asking(own, 300).resolveTxt("example.com"));
    await expect.poll(() => own.queries.length).toBe(1);
    const started = performance.now();
    await own.stop();
    expect(performance.now() - started).toBeLessThan(500);
    expect(await waiting).toMatch(/^E/);
  });
});

test("many servers at once each find a port", async () => {
  const servers = await Promise.all(Array.from({ length: 50 }, () => startDnsServer(zone)));
  expect(new Set(servers.map(({ address }) => address)).size).toBe(50);
  await Promise.all(servers.map((one) => one.stop()));
});
