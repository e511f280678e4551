import { describe, expect, it } from "vitest";
import { providerLabel, providerNames, providerTable } from "@/lib/providers/constants";
import { providerOf } from "@/lib/providers/provider";

describe("providerOf", () => {
  it.each([
    ["gmail-smtp-in.l.google.com", "google"],
    ["aspmx.l.google.com", "google"],
    ["corp-example.mail.protection.outlook.com", "microsoft"],
    ["corp-example.a-v1.mx.microsoft", "microsoft"],
    ["hotmail-com.olc.protection.outlook.com", "microsoft"],
    ["mta5.am0.yahoodns.net", "yahoo"],
    ["mx01.mail.icloud.com", "apple"],
    ["mx00.emig.gmx.net", "gmx"],
    ["mx-ha02.web.de", "gmx"],
    ["mx00.kundenserver.de", "gmx"],
    ["mx00.t-online.de", "telekom"],
    ["smtp-in.orange.fr", "orange"],
    ["mx1.comcast.net", "comcast"],
    ["mxa-001.gslb.pphosted.com", "proofpoint"],
    ["eu-smtp-inbound-1.mimecast.com", "mimecast"],
    ["d1.ess.barracudanetworks.com", "barracuda"],
    ["mx1.hc123.iphmx.com", "cisco"],
    ["cluster1.eu.messagelabs.com", "broadcom"],
    ["mx.zoho.eu", "zoho"],
    ["in1-smtp.messagingengine.com", "fastmail"],
    ["mail.protonmail.ch", "proton"],
    ["mx.yandex.ru", "yandex"],
    ["mxs.mail.ru", "mailru"],
    ["mx3.qq.com", "tencent"],
    ["smtp.secureserver.net", "godaddy"],
    ["inbound-smtp.eu-west-1.amazonaws.com", "amazon"],
    ["ec2-192-0-2-1.eu-west-1.compute.amazonaws.com", "other"],
    ["mx1.corp.example", "other"],
    ["mx.notgoogle.com", "other"],
    ["google.com.evil.example", "other"],
    ["GMAIL-SMTP-IN.L.GOOGLE.COM.", "google"],
  ])("%s is %s", (host, provider) => {
    expect(providerOf({ host, recipient: "ana@corp.example" })).toBe(provider);
  });

  it.each([
    ["ana@gmail.com", "google"],
    ["Ana@GoogleMail.com", "google"],
    ["ana@hotmail.co.uk", "microsoft"],
    ["ana@yahoo.com.br", "yahoo"],
    ["ana@icloud.com", "apple"],
    ["ana@web.de", "gmx"],
    ["<ana@proton.me>", "proton"],
    ["odd@quoted@gmail.com", "google"],
    ["ana@mail.gmail.com", "other"],
    ["ana@corp.example", "other"],
    ["gmail.com", "other"],
    ["", "other"],
    [null, "other"],
  ])("without a host %s is %s", (recipient, provider) => {
    expect(providerOf({ host: null, recipient })).toBe(provider);
  });

  it("goes by the host that answered, even for a known domain", () => {
    expect(providerOf({ host: "mxa-001.gslb.pphosted.com", recipient: "ana@gmail.com" })).toBe("proofpoint");
    expect(providerOf({ host: "relay.corp.example", recipient: "ana@gmail.com" })).toBe("other");
  });
});

describe("the list of providers", () => {
  it("is closed, with other at its end, and labels each", () => {
    expect(new Set(providerNames).size).toBe(providerNames.length);
    expect(providerNames.at(-1)).toBe("other");
    for (const { name, label } of providerTable) {
      expect(providerLabel(name)).toBe(label);
    }
    expect(providerLabel("other")).toBe("Other");
    expect(providerLabel("constructor")).toBe("Other");
  });

  it("gives each host and each domain to one provider", () => {
    for (const kind of ["hosts", "domains"] as const) {
      const all = providerTable.flatMap((entry): readonly string[] => entry[kind]);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});
