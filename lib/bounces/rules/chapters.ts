import { broadPassing } from "@/lib/bounces/rules/broad/passing";
import { broadPolicy } from "@/lib/bounces/rules/broad/policy";
import { broadRecipient } from "@/lib/bounces/rules/broad/recipient";
import { broadSender } from "@/lib/bounces/rules/broad/sender";
import { authentication } from "@/lib/bounces/rules/certain/authentication";
import { blockLists } from "@/lib/bounces/rules/certain/block-lists";
import { content } from "@/lib/bounces/rules/certain/content";
import { form } from "@/lib/bounces/rules/certain/form";
import { mailbox } from "@/lib/bounces/rules/certain/mailbox";
import { postal } from "@/lib/bounces/rules/certain/postal";
import { recipient } from "@/lib/bounces/rules/certain/recipient";
import { reputation } from "@/lib/bounces/rules/certain/reputation";
import { resolution } from "@/lib/bounces/rules/certain/resolution";
import { routing } from "@/lib/bounces/rules/certain/routing";
import { sendingSide } from "@/lib/bounces/rules/certain/sending-side";
import { throttling } from "@/lib/bounces/rules/certain/throttling";
import { basicCodes, enhancedCodes } from "@/lib/bounces/rules/codes";
import { americas } from "@/lib/bounces/rules/providers/americas";
import { apple } from "@/lib/bounces/rules/providers/apple";
import { asia } from "@/lib/bounces/rules/providers/asia";
import { europe } from "@/lib/bounces/rules/providers/europe";
import { gateways } from "@/lib/bounces/rules/providers/gateways";
import { google } from "@/lib/bounces/rules/providers/google";
import { microsoft } from "@/lib/bounces/rules/providers/microsoft";
import { yahoo } from "@/lib/bounces/rules/providers/yahoo";
import type { Chapter } from "@/lib/bounces/rules/types";

/**
 * All rules in the order in which they are asked: what a provider says of itself, words that leave no doubt, words that
 * narrow it down, then the codes. Inside a chapter the order counts too: what is most misread comes first.
 */
export const chapters: readonly Chapter[] = [
  {
    title: "Providers' own words",
    confidence: 0.95,
    rules: [...google, ...microsoft, ...yahoo, ...apple, ...gateways, ...americas, ...europe, ...asia],
  },
  {
    title: "Words that leave no doubt",
    confidence: 0.9,
    rules: [
      ...postal,
      ...resolution,
      ...routing,
      ...authentication,
      ...throttling,
      ...mailbox,
      ...blockLists,
      ...reputation,
      ...content,
      ...sendingSide,
      ...form,
      ...recipient,
    ],
  },
  {
    title: "Words that narrow it down",
    confidence: 0.75,
    weighed: true,
    rules: [...broadSender, ...broadPassing, ...broadPolicy, ...broadRecipient],
  },
  { title: "Enhanced status codes", confidence: 0.6, rules: enhancedCodes },
  { title: "Basic codes", confidence: 0.5, rules: basicCodes },
];
