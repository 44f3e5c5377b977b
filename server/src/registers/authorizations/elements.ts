/**
 * The elements that an authorization is held against, with the source of each. `read` tells how well the source is known to
 * us: the primary text was read, a secondary page was read, or it is yet to be confirmed. None of this is legal advice.
 */
// biome-ignore format: a table
export const elements = [
  { number: 1, what: 'information described specifically', cite: '45 CFR 164.508(c)(1)(i); 42 CFR 2.31(a)(3)', read: 'primary' },
  { number: 2, what: 'who may disclose', cite: '45 CFR 164.508(c)(1)(ii); 42 CFR 2.31(a)(2)', read: 'primary' },
  { number: 3, what: 'to whom', cite: '45 CFR 164.508(c)(1)(iii); 42 CFR 2.31(a)(4)', read: 'primary' },
  { number: 4, what: 'each purpose', cite: '45 CFR 164.508(c)(1)(iv)', read: 'primary' },
  { number: 5, what: 'expiry date or event', cite: '45 CFR 164.508(c)(1)(v)', read: 'primary' },
  { number: 6, what: 'signature and date', cite: '45 CFR 164.508(c)(1)(vi)', read: 'primary' },
  { number: 7, what: "a representative's authority", cite: '45 CFR 164.508(c)(1)(vi); 164.502(g)', read: 'primary' },
  { number: 8, what: 'statement: right to revoke in writing', cite: '45 CFR 164.508(c)(2)(i)', read: 'primary' },
  { number: 9, what: 'statement: care does not depend on it', cite: '45 CFR 164.508(c)(2)(ii), (b)(4)', read: 'primary' },
  { number: 10, what: 'statement: it may be disclosed again', cite: '45 CFR 164.508(c)(2)(iii)', read: 'primary' },
  { number: 11, what: 'plain language', cite: '45 CFR 164.508(c)(3)', read: 'primary' },
  { number: 12, what: 'a copy to the individual', cite: '45 CFR 164.508(c)(4)', read: 'primary' },
  { number: 13, what: 'remuneration by a third party stated', cite: '45 CFR 164.508(a)(3)(ii)', read: 'primary' },
  { number: 14, what: 'sale of health information', cite: '45 CFR 164.508(a)(4)', read: 'primary' },
  { number: 15, what: 'notes of psychotherapy or counselling alone', cite: '45 CFR 164.508(a)(2), (b)(3)(ii); 42 CFR 2.31', read: 'primary' },
  { number: 16, what: 'not compound', cite: '45 CFR 164.508(b)(3)', read: 'primary' },
  { number: 17, what: 'not known to be false', cite: '45 CFR 164.508(b)(2)', read: 'primary' },
  { number: 18, what: 'not revoked', cite: '45 CFR 164.508(b)(5)', read: 'primary' },
  { number: 19, what: 'identity and authority verified', cite: '45 CFR 164.514(h)', read: 'primary' },
  { number: 20, what: 'signed form retained for six years', cite: '45 CFR 164.508(b)(6); 164.530(j)', read: 'primary' },
  { number: 21, what: 'substance use records', cite: '42 CFR 2.31, 2.32', read: 'secondary' },
  { number: 22, what: 'electronic signature', cite: '15 USC 7001(c)-(d), 7006(5); UETA 2, 8, 9, 12', read: 'to_confirm' },
  { number: 23, what: 'minors: guardian, assent, majority', cite: '45 CFR 164.502(g)(3) and the law of the state', read: 'secondary' },
  { number: 24, what: 'the deceased', cite: '45 CFR 164.502(f), (g)(4)', read: 'to_confirm' },
  { number: 25, what: 'capture apart from publication', cite: 'Joint Commission RI.01.01.01; CMS S&C 16-33-NH', read: 'secondary' },
  { number: 26, what: 'testimonials by state and profession', cite: 'law of the state', read: 'secondary' },
  { number: 27, what: 'likeness, and everybody in the picture', cite: 'law of the state', read: 'to_confirm' },
  { number: 28, what: 'endorsements', cite: '16 CFR 255.2, 255.5; 16 CFR 465', read: 'primary' },
  { number: 29, what: 'explicit consent, as easy to withdraw as to give', cite: 'GDPR Art. 9(2)(a), 7(1), 7(3)', read: 'to_confirm' },
] as const satisfies readonly {
  readonly number: number;
  readonly what: string;
  readonly cite: string;
  readonly read: 'primary' | 'secondary' | 'to_confirm';
}[];

export type Element = (typeof elements)[number];
export type ElementNumber = Element['number'];
