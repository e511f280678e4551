import "server-only";
import { bounceClasses, bounceClassOf, type Group, groupOf } from "@/lib/bounces/constants";
import { reader } from "@/lib/db/client";
import { stateOf } from "@/lib/messages/folded";

/** The group of each class; a name that is not one of the thirteen goes by the code its messages give it. */
export async function groupsOfClasses(names: Iterable<string>): Promise<Map<string, Group>> {
  const groups = new Map<string, Group>();
  for (const name of new Set(names)) {
    groups.set(name, groupOf(name, bounceClassOf(name) === undefined ? await codeOf(name) : null));
  }
  return groups;
}

/** Classes to find, or classes to leave out. */
export type ClassSet = { among: string[] } | { except: string[] };

/**
 * The classes of a group. "unclassified" is whatever is in no other group, so that a name whose messages are
 * gone, and its code with them, is in it too; mail without a class is in none.
 */
export async function classesOfGroup(group: string): Promise<ClassSet> {
  const names = [...bounceClasses.map(({ name }) => name), ...(await classNames())];
  const groups = [...(await groupsOfClasses(names))];
  return group === "unclassified"
    ? { except: ["", ...groups.flatMap(([name, of]) => (of === group ? [] : [name]))] }
    : { among: groups.flatMap(([name, of]) => (of === group ? [name] : [])) };
}

/** Every class that a message has, each found by one step along the index. */
async function classNames(): Promise<string[]> {
  const names: string[] = [];
  for (let last = ""; ; ) {
    const next = await reader().message.findFirst({
      where: { classification: { gt: last } },
      orderBy: { classification: "asc" },
      select: { classification: true },
    });
    if (next === null || next.classification === null) {
      return names;
    }
    last = next.classification;
    names.push(last);
  }
}

/** The code that the newest message of a class came with; null if none is kept, or it had none. */
async function codeOf(name: string): Promise<number | null> {
  const message = await reader().message.findFirst({
    where: { classification: name },
    orderBy: [{ stateAt: "desc" }, { id: "desc" }],
    select: { folded: true },
  });
  if (message === null) {
    return null;
  }
  const { outcome, lastDelay } = stateOf(message.folded);
  const verdicts = [outcome?.verdict, lastDelay?.verdict];
  return verdicts.find((verdict) => verdict?.classification === name)?.classificationCode ?? null;
}
