/** What was read of a rule: where, and the words that say it. Stored copies of the pages; none was looked up live. */
export type Reading = { readonly address: string; readonly words: string };

/** The day on which all of them were read. */
export const READ_ON = '2026-11-23';

/**
 * By the key of the rule. Where the words of the law were read, the first says them; others beside it tell of exceptions. What
 * is left out within words is marked […]. A rule that is to be confirmed may have one all the same: it was not enough.
 */
// biome-ignore format: a table
const rows: readonly (readonly [key: string, address: string, words: string])[] = [
  ['us-al.majority', 'https://demo.womenslaw.org/laws/al/statutes/section-26-1-1-age-majority-designated-19-years', 'Any person in this state, at the arrival at the age of 19 years, shall be relieved of his or her disabilities of minority'],
  ['us-al.majority', 'https://codes.findlaw.com/al/title-26-infants-and-incompetents/al-code-sect-26-13-1.html', 'The several juvenile courts of the state are authorized to relieve minors over 18 years of age from the disabilities of nonage'],
  ['us-ak.majority', 'https://www.helplinelaw.com/usa-statutes/alaska/Marital%20and%20Domestic%20Relations/Chapter%2020.%20Parent%20and%20Child', 'A person is considered to have arrived at majority at the age of 18'],
  ['us-az.majority', 'https://www.lawserver.com/law/state/arizona/az-laws/arizona_laws_title_8_chapter_2', 'Adult: means a person who has attained eighteen years of age. See Arizona Laws 1-215'],
  ['us-az.majority', 'https://lawforkids.org/know-your-rights/wyt18', 'According to Arizona law, an adult is a person 18 or older (A.R.S. §1-215 (3))'],
  ['us-ar.majority', 'https://minors.uslegal.com/age-of-majority/arkansas-age-of-majority-law/', 'All persons of the age of eighteen (18) years shall be considered to have reached the age of majority'],
  ['us-ca.majority', 'https://www.legalfina.com/en/laws/ca/fam/11/1/~', 'An adult is an individual who is 18 years of age or older.'],
  ['us-co.majority', 'https://minors.uslegal.com/age-of-majority/colorado-age-of-majority-law/', 'every person, otherwise competent, shall be deemed to be of full age at the age of eighteen years or older for the following specific purposes'],
  ['us-ct.majority', 'https://minors.uslegal.com/age-of-majority/connecticut-age-of-majority-law/', '“age of majority” shall be deemed to be eighteen years'],
  ['us-de.majority', 'https://legis.delaware.gov/SessionLaws?chapter=439&volume=58', 'any person who attains the age of eighteen years thereafter, shall be deemed to be of full legal age for all purposes whatsoever'],
  ['us-dc.majority', 'https://minors.uslegal.com/age-of-majority/district-of-columbia-age-of-majority-law/', 'the age of majority in the District of Columbia shall be 18 years of age'],
  ['us-fl.majority', 'https://m.flsenate.gov/Statutes/743.07', 'The disability of nonage is hereby removed for all persons in this state who are 18 years of age or older'],
  ['us-ga.majority', 'https://law.justia.com/codes/georgia/2021/title-39/chapter-1/section-39-1-1/', 'The age of legal majority in this state is 18 years; until that age all persons are minors.'],
  ['us-hi.majority', 'https://minors.uslegal.com/age-of-majority/hawaii-age-of-majority-law/', 'All persons residing in the State, who have attained the age of eighteen years, shall be regarded as of legal age'],
  ['us-id.majority', 'https://minors.uslegal.com/age-of-majority/idaho-age-of-majority-law/', 'Minors are: 1. Males under eighteen (18) years of age. 2. Females under eighteen (18) years of age.'],
  ['us-il.majority', 'https://minors.uslegal.com/age-of-majority/illinois-age-of-majority-law/', 'A person who has attained the age of 18 years is of legal age for all purposes except as otherwise provided in the Illinois Uniform Transfers to Minors Act.'],
  ['us-in.majority', 'https://lawserver.com/law/state/indiana/in-code/indiana_code_1-1-4-5', '“Adult”, “of full age”, and “person in his majority” mean a person at least eighteen (18) years of age.'],
  ['us-ia.majority', 'https://minors.uslegal.com/age-of-majority/iowa-age-of-majority-law/', 'Age of Majority 18 (§599.1)'],
  ['us-ia.majority', 'https://www.iowabar.org/page/Contracts', 'You attain legal age for the purposes of being able to make a binding contract by turning eighteen years of age or by getting married.'],
  ['us-ks.majority', 'https://minors.uslegal.com/age-of-majority/kansas-age-of-majority-law/', 'The period of minority extends in all persons to the age of eighteen (18) years, except that every person sixteen (16) years of age or over who is or has been married shall be considered of the age of majority'],
  ['us-ky.majority', 'https://minors.uslegal.com/age-of-majority/kentucky-age-of-majority-law/', 'Persons of the age of eighteen (18) years are of the age of majority for all purposes in this Commonwealth except for the purchase of alcoholic beverages and for purposes of care and treatment of children with disabilities'],
  ['us-la.majority', 'https://theusufruct.com/cc/29.md', 'Majority is attained upon reaching the age of eighteen years.'],
  ['us-me.majority', 'https://lawserver.com/law/state/maine/me-statutes/maine_revised_statutes_title_1_72', '“Adult” means a person who has attained the age of 18 years.'],
  ['us-md.majority', 'https://demo.womenslaw.org/laws/md/statutes/ss-1-401-age-majority', 'The age of majority is 18 years.'],
  ['us-ma.majority', 'https://minors.uslegal.com/age-of-majority/massachusetts-age-of-majority-law/', 'any person domiciled in the commonwealth who has reached the age of eighteen shall for all purposes […] be deemed of full legal capacity'],
  ['us-mi.majority', 'https://www.michigan.gov/fyit/resources/legal/when-will-the-law-consider-me-an-adult', 'For most purposes, you become an adult when you turn 18, an age established by The Age of Majority Act.'],
  ['us-mi.majority', 'https://www.reference.com/government-politics/legal-age-move-out-michigan-d36aca5915e712e2', "According to Michigan's Age of Majority Act of 1971, 18 years of age is when a person is considered an adult"],
  ['us-mn.majority', 'https://katewillmorelawblog.com/2010/11/12/second-saturday-of-the-month-the-age-of-majority-for-minnesota-children/', '“Adult” is defined as an individual who is 18 years of age or older. Minn. Statute 645.451.'],
  ['us-mn.majority', 'https://jux.law/youth-and-the-law-in-minnesota/', 'legal distinctions are drawn at the age of majority, which is statutorily defined as 18 years'],
  ['us-ms.majority', 'http://minors.uslegal.com/age-of-majority/mississippi-age-of-majority-law/', 'Age of Majority 21 (§1-3-27'],
  ['us-ms.majority', 'https://legalclarity.org/understanding-mississippis-legal-age-laws-and-their-impact', 'the state defines a minor as anyone under 21 unless a specific law involving property contracts defines them as under 18'],
  ['us-ms.majority', 'https://betterchancery.com/2013/02/27/a-few-thoughts-on-disabilities-of-minority/', 'MCA 93-19-13 provides that all persons 18 years of age or older “shall have the capacity to enter into binding contractual relationships affecting personal property”'],
  ['us-mo.majority', 'https://minors.uslegal.com/age-of-majority/missouri-age-of-majority-law/', 'Age of Majority 18 (common law)'],
  ['us-mo.majority', 'http://www.moga.mo.gov/statutes/C400-499/4310000060.HTM', 'No action shall be maintained whereby to charge any person upon any debt contracted before such person becomes eighteen years of age, unless such person shall have ratified the same'],
  ['us-mt.majority', 'https://minors.uslegal.com/age-of-majority/montana-age-of-majority-law/', 'Minors are: (a) males under 18 years of age; (b) females under 18 years of age.'],
  ['us-ne.majority', 'https://minors.uslegal.com/age-of-majority/nebraska-age-of-majority-law/', 'All persons under nineteen years of age are declared to be minors, but in case any person marries under the age of nineteen years, his or her minority ends.'],
  ['us-ne.majority', 'https://lawserver.com/law/state/nebraska/ne-statutes/nebraska_statutes_43-4810', 'A judgment of emancipation removes the disability of minority insofar as that disability may affect […] (c) consenting to medical, dental, or psychiatric care'],
  ['us-nv.majority', 'https://docslib.org/doc/8050435/coming-of-age-in-nevada', 'All persons of the age of 18 years who are under no legal disability […] are, to all intents and purposes, held and considered to be of lawful age'],
  ['us-nh.majority', 'https://minors.uslegal.com/age-of-majority/new-hampshire-age-of-majority-law/', 'A person who has reached his eighteenth birthday is hereby declared to be of majority for all purposes'],
  ['us-nj.majority', 'http://njlaw.rutgers.edu/cgi-bin/njstats/showsect.cgi?title=9&chapter=17B&section=3&actn=getsect', 'every person 18 or more years of age shall in all other matters and for all other purposes be deemed to be an adult'],
  ['us-nm.majority', 'https://law.uslawyerdatabase.com/section-28-6-1-age-of-majority-eighteen-years-exception', 'any person who has reached his eighteenth birthday shall be considered to have reached his majority'],
  ['us-ny.majority', 'https://courtgpt.ai/laws/new_york/gob/article-1/title-2/1-202', "As used in this chapter, the term 'infant' or 'minor' means a person who has not attained the age of eighteen years."],
  ['us-nc.majority', 'http://www.ncleg.net/EnactedLegislation/SessionLaws/HTML/1971-1972/SL1971-585.html', 'A minor is any person who has not reached the age of 18 years.'],
  ['us-nd.majority', 'https://law.justia.com/codes/north-dakota/2021/title-14/chapter-14-10/', 'All persons eighteen years of age and over are adults.'],
  ['us-oh.majority', 'https://www.findlaw.com/state/ohio-law/ohio-legal-ages-laws.html', 'Under §3109.01, the age of majority is 18.'],
  ['us-oh.majority', 'https://www.pmhmlaw.com/now-youre-18/', 'When you turn 18 in Ohio, the state recognizes that you have all the rights and responsibilities of an adult'],
  ['us-ok.majority', 'https://law.justia.com/codes/oklahoma/2019/title-15/section-15-13', 'Minors, except as otherwise provided by law, are persons under eighteen (18) years of age.'],
  ['us-or.majority', 'https://oregon.public.law/statutes/ors_109.510', 'in this state any person shall be deemed to have arrived at majority at the age of 18 years'],
  ['us-pa.majority', 'https://minors.uslegal.com/age-of-majority/pennsylvania-age-of-majority-law/', 'Age of Majority 18 (23§5101)'],
  ['us-pa.majority', 'https://minors.uslegal.com/age-of-majority/pennsylvania-age-of-majority-law/', '“Adult.” An individual 21 years of age or over. […] Title 1, Part V, Chap. 19, Subchapter F, § 1991'],
  ['us-ri.majority', 'https://www.findlaw.com/state/rhode-island-law/rhode-island-legal-ages-laws.html', 'Under §15-12-1, the age of majority is 18.'],
  ['us-ri.majority', 'https://www.legalfix.com/topics/child-custody/emancipation-of-minors/ri', 'In Rhode Island, the age of majority is 18'],
  ['us-sc.majority', 'https://instalawyer.io/laws/south-carolina-code-of-laws/section-15-1-320-references-to-minors', 'All references to minors in the law of this State shall after February 6, 1975, be deemed to mean persons under the age of eighteen years'],
  ['us-sd.majority', 'http://statutes.laws-info.com/south-dakota/title-26/chapter-01/statute-26-1-1', 'Minors are natural male persons and natural female persons under eighteen years of age.'],
  ['us-tn.majority', 'https://minors.uslegal.com/age-of-majority/tennessee-age-of-majority-law/', 'any person who is eighteen (18) years of age or older shall have the same rights, duties, and responsibilities as a person who is twenty-one (21) years of age'],
  ['us-tx.majority', 'https://minors.uslegal.com/age-of-majority/texas-age-of-majority-law/', 'The age of majority in this state is 18 years.'],
  ['us-ut.majority', 'https://minors.uslegal.com/age-of-majority/utah-age-of-majority-law/', 'The period of minority extends in males and females to the age of 18 years; but all minors obtain their majority by marriage.'],
  ['us-vt.majority', 'http://www.laws9.com/statutes/vermont/title-01/chapter-3/173', 'Persons of the age of eighteen years shall be considered of age and until they attain that age, shall be minors.'],
  ['us-va.majority', 'https://vacode.org/2016/1/2.1/2/1-204/', 'a person shall be an adult, shall be of full age, and shall reach the age of majority when he becomes 18 years of age'],
  ['us-wa.majority', 'https://casetext.com/statute/revised-code-of-washington/title-26-domestic-relations/chapter-2628-age-of-majority/section-2628015-age-of-majority-for-enumerated-specific-purposes', 'all persons shall be deemed and taken to be of full age for the specific purposes hereafter enumerated at the age of eighteen years: […] (4) To enter into any legal contractual obligation'],
  ['us-wv.majority', 'https://code.wvlegislature.gov/2-3-1/', 'no person who is eighteen years of age or older shall lack legal capacity, by reason of his age, to enter into contracts, […] execute any legal or other written instrument'],
  ['us-wi.majority', 'https://www.findlaw.com/state/wisconsin-law/wisconsin-legal-ages-laws.html', 'Age of Majority 18 (WI ST § 990.01)'],
  ['us-wi.majority', 'https://www.wisbar.org/forPublic/ForEducators/Pages/Your-Legal-Rights-and-Responsibilities.aspx', 'In Wisconsin, you become a legal “adult” at age 18'],
  ['us-wy.majority', 'https://codes.findlaw.com/wy/title-14-children/wy-st-sect-14-1-101.html', 'Upon becoming eighteen (18) years of age, an individual reaches the age of majority'],
  ['us-pr.majority', 'https://poderjudicial.pr/eng/community-education/legal-topics/family-law-cases/emancipation/', 'In Puerto Rico, the age of majority is 21.'],
  ['us-pr.majority', 'https://abogadonotarioonline.com/en/emancipacion/', 'In Puerto Rico a person reaches the age of majority at the age of 21. The law requires that any minor who wishes to be emancipated must be at least 18 years old.'],
  ['us-vi.majority', 'https://secure.ssa.gov/apps10/poms.nsf/lnx/1507215051', 'The age of majority is 18. V.I. Code Ann. tit. 16 § 261 (1995).'],
  ['us-il.testimonial', 'https://ilga.gov/legislation/ilcs/documents/022500600K26.htm', 'It is unlawful for any person licensed under this Act to use claims of superior quality of care to entice the public. […] (Source: P.A. 97-622, eff. 11-23-11.)'],
  ['us-il.testimonial', 'https://legiscan.com./IL/text/SB3115/id/952147/Illinois-2013-SB3115-Introduced.html', 'Amends the Illinois Physical Therapy Act. […] (rather than it is unlawful for any person licensed under the Act to use testimonials or claims of superior quality of care to entice the public)'],
  ['us-il.testimonial', 'https://www.medicaleconomics.com/view/illinois-physician-advertising-and-solicitation', 'Testimonials are not allowed, and neither are claims of superiority'],
  ['us-tx.testimonial', 'https://codes.findlaw.com/tx/occupations-code/occ-sect-101-201/', 'False, misleading, or deceptive advertising or advertising not readily subject to verification includes advertising that: […] (4) contains a testimonial'],
  ['us-tx.testimonial', 'http://www.texmed.org/Template.aspx?id=1688', 'To avoid a constitutional issue, the TMB modified its regulation describing how it will enforce the law. However, the Texas Occupations Code still contains the absolute prohibition and the use of testimonials entails substantial legal risk.'],
  ['us-tx.testimonial.physician', 'https://tac-clone.dsswtx.org/sections/22-9-164-164.3.html', 'the following are also deemed false, deceptive, or misleading advertising: […] (3) providing a testimonial without: (A) a disclaimer or warning as to the credentials of the person making the testimonial; and (B) a disclosure of compensation provided in exchange for the testimonial'],
  ['us-tx.testimonial.psychologist', 'https://texreg.sos.state.tx.us/public/readtac$ext.TacPage?sl=R&app=9&p_dir=&p_rloc=&p_tloc=&p_ploc=&pg=1&p_tac=&ti=22&pt=21&ch=465&rl=6', 'Licensees do not solicit testimonials from current clients or patients or from other persons who are vulnerable to undue influence.'],
  ['us-ca.testimonial', 'https://leginfo.legislature.ca.gov/faces/codes_displaySection.xhtml?sectionNum=651.&lawCode=BPC', 'Is intended or is likely to create false or unjustified expectations of favorable results'],
  ['us-mn.testimonial.chiropractor', 'https://casetext.com/regulation/minnesota-administrative-rules/agency-119-chiropractic-examiners-board/chapter-2500-chiropractors-licensing-and-practice/advertising/part-25000200-professional-standards-for-advertising', 'a practitioner who requests from a patient a testimonial […] must obtain written consent and have a signed release form […]. The patient has the right to review the advertisements that use the patient’s statements'],
  ['us-mn.testimonial.psychologist', 'https://revisor.mn.gov/rules/7200.5100/version/2014-01-18T07:23:36-06:00', 'Providers shall not solicit or use testimonials by quotation or implication from current clients or from former clients who are vulnerable to undue influence.'],
  ['us-mt.testimonial.psychologist', 'https://rules.mt.gov/gateWay/Print_RV.Asp?RV=15483', 'shall not solicit testimonials from current psychotherapy clients, patients or other persons who, because of their particular circumstances, are vulnerable to undue influence'],
  ['us-nc.testimonial.social-worker', 'http://reports.oah.state.nc.us/ncac/title%2021%20-%20occupational%20licensing%20boards%20and%20commissions/chapter%2063%20-%20social%20work%20certification/21%20ncac%2063%20.0509.html', 'They shall neither solicit nor use recommendations or testimonials from clients.'],
  ['us-nj.testimonial.psychologist', 'https://d1tvxue8o4w0fl.cloudfront.net/regulation/new-jersey-administrative-code/title-13-law-and-public-safety/chapter-42-board-of-psychological-examiners/subchapter-9-advertising/section-1342-98-retention-of-advertisements', 'A licensee who advertises through the use of testimonials shall maintain documentation relating to the testimonial for a period of three years […] 3. The notarized statement and release required pursuant to 13:42-9.6(a)2.'],
  ['us-wa.testimonial.chiropractor', 'https://lawfilesext.leg.wa.gov/Law/WACArchive/2022/htm/WAC%20246%20%20TITLE/WAC%20246%20-808%20%20CHAPTER/WAC%20246%20-808%20-625.htm', 'The use of testimonial advertising shall not be considered false or misleading if the following guidelines are met: […] documented by a notarized statement of the patient'],
];

const byKey = Map.groupBy(rows, ([key]) => key);

/** What was read of the rule of that key; nothing of most rules whose source is to be confirmed. */
export function readingsOf(key: string): readonly Reading[] {
  return (byKey.get(key) ?? []).map(([, address, words]) => ({ address, words }));
}

/** Keys of every rule of which something was read. */
export const rulesRead: readonly string[] = [...byKey.keys()];
