import type { ProviderName } from "@/lib/providers/constants";

/** Names are of the reserved .example domains, addresses of servers of the ranges for documentation. */
export interface Tenant {
  id: string;
  server: { uuid: string; name: string; permalink: string; organization: null };
  /** Mails an hour. */
  limit: number;
}

export const northwind: Tenant = {
  id: "cm7nw4kq20001",
  server: {
    uuid: "5f1c0f6e-52a4-4f0e-9d0c-0f2f6f1a2b3c",
    name: "Northwind",
    permalink: "northwind",
    organization: null,
  },
  limit: 400,
};
export const lumen: Tenant = {
  id: "cm7lu9bd80002",
  server: { uuid: "0b6f7c1e-8f0a-4c55-9d5e-3f1d2c4b5a69", name: "Lumen", permalink: "lumen", organization: null },
  limit: 200,
};
export const harbor: Tenant = {
  id: "cm7hb2xt50003",
  server: { uuid: "8c1e4d7a-3b62-49f5-a1d8-6e0f9b2c7d41", name: "Harbor", permalink: "harbor", organization: null },
  limit: 150,
};
export const tenants = [northwind, lumen, harbor] as const;

/** Mail of one kind: it has one sender, and so its tag belongs to a domain. */
export interface Stream {
  tenant: Tenant;
  domain: string;
  from: string;
  tag: string;
  weight: number;
  openRate: number;
  clickRate: number;
  subjects: readonly string[];
  /** Share of an average day's volume by weekday, Sunday first. */
  week: readonly [number, number, number, number, number, number, number];
  /** "day" follows people; "morning" goes out at nine. */
  hours: "day" | "morning";
}

const everyDay = [0.7, 1.05, 1.1, 1.1, 1.1, 1.1, 0.85] as const;
const workdays = [0.25, 1.35, 1.35, 1.3, 1.3, 1.2, 0.25] as const;

export const streams: readonly Stream[] = [
  {
    ...{ tenant: northwind, domain: "northwind.example", from: "orders@northwind.example", tag: "receipt" },
    ...{ weight: 16, openRate: 0.58, clickRate: 0.12, week: everyDay, hours: "day" },
    subjects: ["Your order 10427", "Thank you for your order", "Receipt for your order"],
  },
  {
    ...{ tenant: northwind, domain: "northwind.example", from: "orders@northwind.example", tag: "shipping" },
    ...{ weight: 12, openRate: 0.66, clickRate: 0.31, week: workdays, hours: "day" },
    subjects: ["Your parcel is on its way", "Out for delivery today", "Your parcel has arrived"],
  },
  {
    ...{ tenant: northwind, domain: "northwind.example", from: "billing@northwind.example", tag: "invoice" },
    ...{ weight: 4, openRate: 0.52, clickRate: 0.08, week: workdays, hours: "day" },
    subjects: ["Invoice NW-2026-1183", "Payment reminder"],
  },
  {
    ...{ tenant: northwind, domain: "mail.northwind.example", from: "news@mail.northwind.example", tag: "newsletter" },
    ...{ weight: 21, openRate: 0.27, clickRate: 0.03, week: [0.05, 0.1, 3.2, 0.15, 3.1, 0.2, 0.2], hours: "morning" },
    subjects: ["What is new at Northwind", "Five things for the cold season", "Our makers, up close"],
  },
  {
    ...{ tenant: northwind, domain: "mail.northwind.example", from: "news@mail.northwind.example", tag: "promo" },
    ...{ weight: 8, openRate: 0.21, clickRate: 0.025, week: [0.4, 0.2, 0.2, 0.3, 0.3, 5, 0.6], hours: "morning" },
    subjects: ["Twenty per cent off until Sunday", "Last chance: free delivery"],
  },
  {
    ...{ tenant: lumen, domain: "lumen.example", from: "no-reply@lumen.example", tag: "sign-in" },
    ...{ weight: 11, openRate: 0.74, clickRate: 0.55, week: workdays, hours: "day" },
    subjects: ["Your sign-in link", "New sign-in to your account"],
  },
  {
    ...{ tenant: lumen, domain: "lumen.example", from: "no-reply@lumen.example", tag: "password-reset" },
    ...{ weight: 6, openRate: 0.81, clickRate: 0.62, week: everyDay, hours: "day" },
    subjects: ["Reset your password"],
  },
  {
    ...{ tenant: lumen, domain: "lumen.example", from: "hello@lumen.example", tag: "welcome" },
    ...{ weight: 5, openRate: 0.61, clickRate: 0.22, week: everyDay, hours: "day" },
    subjects: ["Welcome to Lumen", "Three steps to begin with"],
  },
  {
    ...{ tenant: harbor, domain: "harbor.example", from: "tickets@harbor.example", tag: "ticket" },
    ...{ weight: 7, openRate: 0.72, clickRate: 0.2, week: everyDay, hours: "day" },
    subjects: ["Your tickets", "Your booking is confirmed"],
  },
  {
    ...{ tenant: harbor, domain: "harbor.example", from: "tickets@harbor.example", tag: "reminder" },
    ...{ weight: 6, openRate: 0.55, clickRate: 0.09, week: everyDay, hours: "day" },
    subjects: ["See you tomorrow", "Doors open at seven"],
  },
  {
    ...{ tenant: harbor, domain: "news.harbor.example", from: "digest@news.harbor.example", tag: "digest" },
    ...{ weight: 9, openRate: 0.31, clickRate: 0.05, week: [0.1, 5.6, 0.3, 0.3, 0.3, 0.3, 0.1], hours: "morning" },
    subjects: ["This week at the harbor", "Ten concerts worth the way"],
  },
];

/** Share of a day's mail by hour, in UTC. */
export const hourWeights = {
  day: [3, 2, 1, 1, 2, 4, 8, 14, 22, 26, 27, 26, 24, 25, 26, 25, 24, 23, 22, 21, 18, 14, 9, 5],
  morning: [0, 0, 0, 0, 0, 0, 1, 10, 46, 30, 9, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
} as const satisfies Record<Stream["hours"], readonly number[]>;

/** Where mailboxes are. */
export interface Mailboxes {
  provider: ProviderName;
  weight: number;
  domains: readonly string[];
  hosts: readonly string[];
  ip: string;
}

const company = (name: string) => `${name}.example`;

export const mailboxes: readonly Mailboxes[] = [
  {
    ...{ provider: "google", weight: 38, domains: ["gmail.com"], ip: "192.0.2.26" },
    hosts: ["gmail-smtp-in.l.google.com", "alt1.gmail-smtp-in.l.google.com"],
  },
  {
    ...{ provider: "google", weight: 7, ip: "192.0.2.27", hosts: ["aspmx.l.google.com", "alt1.aspmx.l.google.com"] },
    domains: ["tallpine", "brightwater", "studio-nord", "paperboat"].map(company),
  },
  {
    ...{ provider: "microsoft", weight: 13, domains: ["outlook.com", "hotmail.com", "live.com"], ip: "192.0.2.51" },
    hosts: ["outlook-com.olc.protection.outlook.com", "hotmail-com.olc.protection.outlook.com"],
  },
  {
    ...{
      provider: "microsoft",
      weight: 7,
      ip: "192.0.2.52",
      domains: ["contoso", "fabrikam", "meridian"].map(company),
    },
    hosts: ["contoso-example.mail.protection.outlook.com", "fabrikam-example.mail.protection.outlook.com"],
  },
  {
    ...{ provider: "yahoo", weight: 9, domains: ["yahoo.com", "aol.com", "yahoo.co.uk"], ip: "192.0.2.77" },
    hosts: ["mta5.am0.yahoodns.net", "mta6.am0.yahoodns.net", "mta7.am0.yahoodns.net"],
  },
  {
    ...{ provider: "apple", weight: 6, domains: ["icloud.com", "me.com"], ip: "192.0.2.88" },
    hosts: ["mx01.mail.icloud.com", "mx02.mail.icloud.com"],
  },
  {
    ...{ provider: "gmx", weight: 5, domains: ["gmx.de", "web.de", "gmx.net"], ip: "203.0.113.20" },
    hosts: ["mx00.gmx.net", "mx01.gmx.net", "mx-ha03.web.de"],
  },
  {
    ...{ provider: "proofpoint", weight: 3, ip: "203.0.113.31", domains: ["halcyon", "orchard-group"].map(company) },
    hosts: ["mx0a-00191d01.pphosted.com", "mx0b-00191d01.pphosted.com"],
  },
  {
    ...{ provider: "mimecast", weight: 2, ip: "203.0.113.32", domains: ["kestrel", "quarry"].map(company) },
    hosts: ["eu-smtp-inbound-1.mimecast.com", "eu-smtp-inbound-2.mimecast.com"],
  },
  { provider: "comcast", weight: 2, domains: ["comcast.net"], hosts: ["mx2h1.comcast.net"], ip: "203.0.113.40" },
  { provider: "telekom", weight: 1, domains: ["t-online.de"], hosts: ["mx00.t-online.de"], ip: "203.0.113.41" },
  { provider: "orange", weight: 1, domains: ["orange.fr"], hosts: ["smtp-in.orange.fr"], ip: "203.0.113.42" },
  { provider: "proton", weight: 1, domains: ["proton.me"], hosts: ["mail.protonmail.ch"], ip: "203.0.113.43" },
  {
    provider: "fastmail",
    weight: 1,
    domains: ["fastmail.com"],
    hosts: ["in1-smtp.messagingengine.com"],
    ip: "203.0.113.44",
  },
  {
    ...{ provider: "other", weight: 4, ip: "203.0.113.9", domains: ["larkspur", "ferry-lane", "oldmill"].map(company) },
    hosts: ["mx1.larkspur.example", "mail.ferry-lane.example", "mx.oldmill.example"],
  },
];

/** The address that all of this is sent from. */
export const sendingIp = "198.51.100.7";
