import { hashWord } from '../text/tokens.ts';

/**
 * Families of words that tell whose an identifier is. A word may be in several families; the models learn what each is
 * worth from examples, so that a word never seen in an example still speaks through its family. English and Spanish.
 */
const FAMILIES = {
  inCare:
    'patient patients pt pts client clients resident residents inpatient inpatients outpatient outpatients survivor survivors recipient recipients preemie preemies newborn newborns neonate guest guests admit consumer member beneficiary caseload paciente pacientes residente usuaria usuario interno recien admits consults hospitalized centenarian nonagenarian octogenarian evals walkin fighter warrior warriors',
  admission:
    'admitted admission admissions discharged discharge readmitted transferred transfer checked arrived rolled wheeled brought arrives arriving ambulance medevac helicopter transported stay stayed ingresado ingresada ingreso internado internada alta trasladaron trasladado llego',
  procedure:
    'surgery surgeries operation operated operating transplant transplants biopsy chemo chemotherapy radiation infusion infusions dialysis intubated extubated ventilator vent sutured sutures stitches stitched scan scans mri ct xray xrays ultrasound echo colonoscopy endoscopy bypass stent stented ablation implant implanted implants graft grafts amputation splint splinted cast casted catheter cath trach tracheostomy epidural csection cesarean delivered delivery procedure procedures replacement reconstruction repaired resected excised drained debrided injected injection injections botox filler fillers veneers crown crowns braces aligners extraction extracted filling rootcanal lasik cataract ivf embryo iui cpr coded resuscitated defibrillated rehab therapy treatment treatments treated session sessions cirugia operacion operamos opero trasplante biopsia quimio quimioterapia dialisis marcapasos cesarea parto terapia sutura implante protesis radiografia tomografia tavr cabg cabbage orif whipple hip knee arthroplasty laparoscopic robotic craniotomy intubation extubation lumpectomy tipped nephrostomy thoracentesis paracentesis cardioversion bronch bronchoscopy plasmapheresis immunotherapy radioterapia quimios hemodialisis reanimacion sedacion',
  condition:
    'cancer tumor tumors tumour stroke seizure seizures infarct heart attack diabetes diabetic asthma copd pneumonia sepsis infection infected fracture fractured broken broke burn burns injury injured injuries overdose overdosed od dementia alzheimers parkinsons depression anxiety ptsd hiv aids hepatitis std sti leukemia lymphoma melanoma remission metastatic metastases glioblastoma concussion aneurysm hemorrhage bleed bleeding rash fever flu covid pregnant pregnancy miscarriage preeclampsia autism adhd epilepsy migraine migraines ulcer ulcers hernia appendicitis gallstones kidney gout lupus arthritis scoliosis anorexia bulimia schizophrenia bipolar addiction addicted detox sober sobriety relapse suicidal suicide amputee paralyzed quadriplegic trauma wound wounds rabies tetanus tuberculosis tb syphilis herpes chlamydia gonorrhea lice scabies bedbugs diarrhea constipation vomiting cancerosa infarto derrame diabetico diabetica fractura quemaduras cirrosis embarazada neumonia convulsiones sobredosis tumores',
  clinicalWord:
    'chart charted charting labs lab results result bloodwork vitals dose doses meds medication medications prescription prescribed refill insulin morphine oxygen iv picc foley diagnosis diagnosed prognosis symptom symptoms consult followup exam appointment visit visits checkup screening triage rounds rounding handoff shift bedside rapport consent specimen pathology biopsied hemoglobin a1c troponin bp ekg ecg eeg creatinine glucose nkda hx dx rx tx sx cc s/p expediente consulta receta cita resultados diagnostico sintomas analisis medicamento',
  careSetting:
    'icu nicu picu ccu micu sicu cvicu er ed or pacu unit ward floor bay hallway clinic clinics hospital hospitals office practice hospice rehab ltc snf nursing dispensary pharmacy drugstore dental ortho oncology cardiology pediatrics peds maternity labor psych behavioral urgent telehealth waiting lobby triage suite burn stepdown telemetry tele medsurg sala urgencias quirofano clinica consultorio hospitalizacion piso planta guardia cuidados intensivos maternidad farmacia asilo hospicio',
  staffRole:
    'dr dra doctor doctora doctors nurse nurses rn lpn cna np pa md do phd dds dmd pharmd dpm crna emt paramedic paramedics medic surgeon surgeons physician physicians resident intern interns fellow fellows attending hospitalist anesthesiologist radiologist cardiologist pediatrician psychiatrist psychologist therapist therapists pharmacist dentist hygienist orthodontist midwife doula chaplain aide tech technician technologist phlebotomist sonographer dietitian nutritionist receptionist manager supervisor director ceo cno cmo cio cfo president chair chief coordinator administrator janitor custodian volunteer volunteers recruiter instructor professor student students preceptor scribe interpreter medico medica enfermera enfermero enfermeros cirujano cirujana pediatra dentista partera farmaceutica directora jefe residente interna camillero voluntaria',
  credential:
    'md do rn lpn np dnp pa pac pa-c phd dds dmd pharmd crna msn bsn mph facp facs faap faan dpt ot pt ccc-slp lcsw lmft od dpm mba ms esq',
  kin: 'mom mother mama mami mum dad father papa papi parents son daughter wife husband spouse fiance fiancee bride groom brother sister twin twins triplets baby babies grandma grandpa grandmother grandfather granddaughter grandson grandkids nana abuela abuelo abuelita aunt uncle niece nephew cousin partner boyfriend girlfriend ex family kiddo kids kid child children toddler infant widow widower orphan esposa esposo hija hijo hermana hermano madre padre nieta nieto bebe familia sobrina tia tio suegra novia granny gramps mamaw papaw meemaw nonna nonno oma opa yiayia lola lolo stepson stepdaughter stepmom stepdad mommy daddy mommas mamas daddies newlyweds quadruplets quintuplets fiancée suegro yerno nuera cunada sobrino nietos hijos papas abue mellizos gemelos gemelas trillizos',
  pronoun3: 'he she him her his hers himself herself hes shes they them their el ella su sus le lo la ellos',
  pronoun2: 'you your yours youre youve u ur usted tu tus te ti ustedes vuestro',
  pronoun1: 'i im ive id me my mine myself yo mi mis me conmigo',
  pronounWe: 'we our ours us were weve ourselves nosotros nuestro nuestra nuestros nuestras nos',
  personNoun:
    'man woman guy gal lady gentleman boy girl dude person fella teen teenager grandad elderly kid adult someone somebody senora senor muchacho muchacha chico chica nino nina hombre mujer viejito viejita abuelito joven sujeto gentlemen ladies guys kiddos teenagers preschooler grandmama grandpapa granny gramps grammy mamaw papaw couple passenger passengers victim victims driver rider anciano anciana viejo vieja',
  praise:
    'thank thanks thankful grateful congratulations congrats proud shoutout shout kudos celebrate celebrating celebrates honored honor bravo amazing inspiring hero heroes warrior fighter miracle strong brave beautiful gracias felicidades enhorabuena felicitaciones orgullosos orgullosa bendecida valiente guerrera guerrero',
  farewell:
    'rip passed died dies death deceased funeral obituary memorial memory condolences mourning loss lost gone heaven rest peacefully widow autopsy morgue coroner fallecio murio descanse condolencias luto mast halfmast descansa paz qepd eulogy tribute vigil candlelight wake mourn mourns grieving grief',
  gossip:
    'guess omg lol lmao ugh wild crazy insane cant wont literally honestly yall smh fml tea spill swear legend iconic obsessed crying sobbing laughing screaming dying imagine jajaja neta',
  joinsTeam:
    'welcome welcomes joins joined joining team hired hire hiring promoted promotion appointed appointment named retires retired retiring retirement graduates graduated graduation matched match residency fellowship award awards awarded nominated nominee winner employee employees staff colleague colleagues coworker coworkers mentor mentors preceptor anniversary years service pinning bienvenida bienvenido jubila jubilacion contratamos vacante equipo colega companera',
  eventNotice:
    'register registration rsvp join webinar webinars workshop conference symposium lecture keynote tickets event events open house fair gala fundraiser raffle marathon 5k walk run hosted hosts hosting host speaker speakers panel podcast episode livestream class classes course courses seminar save date doors admission free lunch noon inscribase registro evento charla feria taller conferencia gratis entrada carrera',
  orgNotice:
    'hours closed closing opens opening open holiday schedule scheduling website online portal link links bio follow subscribe newsletter call text email visit contact questions phone line hotline address location parking entrance shuttle garage directions appointment appointments walkin walkins accepting insurance billing department customer service horario abierto cerrado llame llamenos escribanos visitenos informes citas telefono pagina annual report download brochure press release headquarters office offices lobby suite floor desk extension ext toll free tollfree directory mailing',
  hiringAd:
    'apply hiring job jobs position positions opening openings career careers fulltime parttime prn benefits salary bonus resume cv recruiter requisition shift wanted seeking buscamos vacantes postule solicitud empleo',
  pretend:
    'mannequin manikin mannequins sim simulated simulation simulator simulations drill drills actor actors actress standardized fictional fictitious invented madeup hypothetical composite sample example examples demo test testing sandbox dummy fake mock scenario scenarios exercise roleplay tabletop doll robot osce moulage template placeholder training tutorial quiz boards maniqui simulacro simulado simulacion ficticio ejemplo prueba ensayo zztest testpatient janedoe johndoe doe lorem ipsum wiped pretend pretending imaginary improv acting script scripted rehearsal rehearse cpr-dummy',
  story:
    'book books novel novels movie movies film films series show episode season character characters author wrote written reading memoir biography documentary podcast poem poet poetry song lyrics album artist painting museum exhibit statue tv netflix drama fiction libro novela pelicula serie personaje museo fable myth lore comic manga anime videogame playwright novelist protagonist villain hero sitcom soap opera shakespeare dickens sherlock holmes watson frankenstein dracula hamlet telenovela cuento dramas screenwriter thriller finale',
  past: 'century historical history historian founded founder pioneer pioneered discovered invented inventor ago nobel laureate ancient victorian colonial wartime siglo historia fundador fundadora pionera 1800s 1900s medieval renaissance egyptian greek roman civil war wwi wwii plague cholera smallpox typhoid leeches bloodletting apothecary barber skull archive archives archival anniversary legacy surgeon-general epoca',
  publicFigure:
    'president governor senator mayor congressman congresswoman king queen prince princess pope minister celebrity singer rapper actor actress athlete quarterback player coach team league olympian champion star influencer candidate vote voted senate congress parliament presidente gobernador alcalde alcaldesa rey reina papa cantante futbolista',
  donor:
    'donor donors donate donated donates donation donations gift gifts gave sponsor sponsors sponsored foundation grant philanthropist endowment endowed scholarship legacy fund naming dedicated donacion donante beca fundacion',
  ownLife:
    'neighbor neighbour neighbors church gym yoga vacation wedding birthday party dog cat puppy garden recipe baking school graduation roommate bestie friend friends hometown hobby marathon vecina vecino iglesia amiga amigo fiesta boda vacaciones nonna homesick facetime videollamada roommates bridesmaid bridesmaids groomsmen landlord babysitter nanny mil fil honeymoon anniversary',
  machine:
    'server printer firmware firewall wifi router laptop tablet asset vpn password login phishing spam software update upgrade patch outage network switch cable scanner vendor purchase order invoice inventory warehouse serviceable recall recalled lot batch shipment servidor impresora red proveedor',
  money:
    'claim claims denied denial denials appeal prior auth authorization payer insurance insurer copay deductible medicaid medicare balance billed bill bills invoice statement collections guarantor payment paid refund seguro poliza factura cobro reclamo copago',
  identity:
    'mrn record chart account acct number member policy id dob birthdate ssn social license plate serial passport claim encounter room bed address phone cell email fax handle expediente historia poliza cuenta placa matricula serie cama habitacion cuarto cedula',
  study:
    'study studies trial trials research published journal paper cohort participants enrolled randomized data percent statistics survey registry average median rates rate risk guideline guidelines estudio ensayo investigacion porciento',
  advice:
    'should tips tip learn know signs symptoms prevent prevention awareness month week day vaccine vaccines vaccination screenings myth fact facts ask talk remember wash sleep eat consejos prevencion vacuna mes semana dia aprenda recuerde',
  sayConsent:
    'permission consent consented consents authorized signed release shared sharing blessing okay ok agreed permiso autorizo autorizacion consentimiento firmo',
  unique:
    'only first oldest youngest tallest longest biggest record famous local viral news newspaper headlines channel everybody everyone town village county hometown known whole recognize unico unica primera primero pueblo famoso famosa noticias todos conocen',
  eventOfNews:
    'crash accident fire explosion shooting stabbing tornado flood hurricane rollover collision pileup rescue rescued drowned drowning fell fall parade rodeo fair festival game tournament concert derby regatta race rally protest storm choque incendio accidente explosion balacera feria rodeo partido torneo sparkler avalanche landslide mudslide earthquake wildfire stampede capsized sinking derailment derailed ferry train bus barge blast collapse collapsed robbery hostage kidnapping carjacking lightning shark bear alligator rattlesnake bull fireworks prom graduation marathon 5k 10k triathlon ironman recital pageant halftime inauguration groundbreaking desfile carnaval volcadura inundacion terremoto',
  occupation:
    'teacher principal coach farmer rancher baker butcher barber pastor priest rabbi imam deacon sheriff deputy cop officer firefighter judge lawyer attorney senator councilman councilwoman pilot trucker plumber electrician welder roofer mechanic waitress bartender chef librarian reporter anchor weatherman meteorologist musician cellist violinist organist conductor drummer singer dancer ballerina painter sculptor jockey wrestler boxer swimmer goalie pitcher cheerleader mascot veteran soldier marine sailor fisherman lobsterman beekeeper taxidermist auctioneer mailman postman janitor crossing maestra maestro cura panadero alcalde policia bombero periodista entrenador mayor angler farrier skydiver climber diver umpire referee kicker lineman washer astronaut sommelier blacksmith lifeguard surfer skater skier gymnast archer golfer bowler racer clown magician comedian comedienne emcee deejay dj rapper novelist poet playwright muralist cartoonist photographer barista brewer winemaker vintner oysterman shrimper logger lumberjack trapper wrangler cowboy cowgirl bullrider linebacker catcher shortstop valedictorian homecoming prom queen king duchess groom bride paralegal bailiff warden trooper detective dispatcher surveyor commissioner councilmember alderman selectman treasurer superintendent headmaster dean choir soloist pianist guitarist trumpeter fiddler bagpiper accordionist trombonist director directora profesor profesora profe cartero carnicero carpintero pescador campesino agricultor chofer locutor locutora torero',
  bodyPart:
    'head scalp hair face forehead eyebrow eyelid eye eyes ear ears nose nostril cheek lip lips mouth jaw chin tongue tooth teeth molar gum gums throat tonsils neck shoulder shoulders arm arms elbow wrist wrists hand hands thumb thumbs finger fingers fingertip nail nails palm knuckle chest breast breasts rib ribs lung lungs heart valve aorta artery vein back spine vertebra disc belly tummy stomach abdomen gut bowel colon intestine appendix gallbladder liver spleen pancreas kidney kidneys bladder prostate uterus ovary ovaries cervix womb penis testicle groin pelvis hip hips butt buttock thigh leg legs knee knees kneecap shin calf ankle ankles achilles heel foot feet toe toes toenail skin mole scar scars wound bone bones femur tibia fibula humerus clavicle collarbone scaphoid skull brain nerve nerves tendon tendons ligament meniscus acl rotator cuff muscle muscles joint joints blood bloodstream platelets marrow retina cornea cataract eardrum sinus larynx trachea esophagus thyroid lymph placenta foreskin cabeza cara ojo ojos oreja nariz boca diente dientes muela garganta cuello hombro brazo codo muneca mano manos dedo dedos pecho seno costilla pulmon pulmones corazon espalda columna barriga panza vientre higado rinon rinones vejiga utero cadera pierna piernas rodilla rodillas tobillo pie pies piel hueso cerebro sangre',
  careVerb:
    'treat treated treating admit admitted admitting discharge discharged discharging intubate intubated intubating extubate extubated extubating anesthetize anesthetized anesthetizing anaesthetise anaesthetised sedate sedated sedating operate operated operating suture sutured suturing stitch stitched stitching cast casted casting splint splinted splinting scope scoped scoping scan scanned scanning xrayed biopsied biopsy draw drew drawn drawing inject injected injecting vaccinate vaccinated deliver delivered delivering catch caught catheterized cathed stent stented stenting ablate ablated repair repaired repairing reset resetting realigned reattach reattached reattaching reconstruct reconstructed amputate amputated remove removed removing excise excised resect resected drain drained draining debride debrided dress dressed dressing bandage bandaged unbandaged swab swabbed lance lanced pack packed irrigate irrigated clean cleaned numb numbed drill drilled fill filled crown crowned extract extracted pull pulled whiten straighten straightened straightening fit fitted fitting measure measured adjust adjusted crack cracked massage massaged stretch stretched rehabbed walk walked turn turned bathe bathed bathing feed fed feeding hold held holding hug hugged comfort comforted counsel counseled counselled diagnose diagnosed diagnosing examine examined examining palpate palpated auscultate triage triaged triaging assess assessed assessing monitor monitored code coded coding resuscitate resuscitated defibrillate shocked shock pace paced transfuse transfused infuse infused hydrate medicate medicated dose dosed narcanned narcan restrain restrained pronounce pronounced extricate extricated transport transported transporting transfer transferred transferring consult consulted consulting see seeing saw seen screen screened chart charted rounding rounded prescribe prescribed refill refilled fill dispense dispensed inoculated circumcised waxed laser lasered implant implanted transplant transplanted dialyze dialyzed ventilate ventilated proned wean weaned weaning operé opere operamos atendi atendimos ingresamos intubamos suturamos trasladamos vacunamos curamos revisamos shaved pinned plated sewed sewn glued warmed clipped coiled grafted rescued enrolled referred capped tubed helped helping revived reviving',
  careThing:
    'wheelchair walker crutches crutch cane brace sling boot gown gurney stretcher bedpan urinal commode monitor monitors pump pumps drip bag line lines tube tubes ngt peg gtube mask cannula nebulizer inhaler cpap bipap ecmo lvad balloon telemetry electrodes pads aed bandage bandages gauze staples suture staple screws plate plates rod rods pins nail prosthesis prosthetic hearingaid hearing aids aid dentures denture retainer braces aligner aligners lenses lens glasses iol iud nexplanon pessary diaper diapers catheter colostomy ostomy stoma wristband armband bracelet band chart charts tray pills pill pillbox tablet tablets syringe needle needles vial insulin epipen narcan naloxone methadone suboxone fentanyl morphine dilaudid ativan haldol propofol ketamine heparin warfarin eliquis chemo keytruda humira ozempic wegovy metformin lisinopril steroids prednisone antibiotics vancomycin silla ruedas muletas andador sonda suero jeringa',
  looks:
    'tattoo tattoos tattooed beard bearded mustache wig bald redhead dreadlocks mohawk piercing pierced scar costume mascot uniform boots hat cowboy jersey hoodie eyepatch limp accent twin twins tall giant tallest shortest triplet triplets quadruplets quintuplets conjoined albino tatuaje barba bigote cicatriz',
  vehicleWord:
    'car truck pickup van minivan suv sedan jeep motorcycle bike bicycle scooter atv tractor combine bus semi trailer camper rv boat canoe kayak plane helicopter chopper plate plates tag tags vin honda toyota ford chevy dodge nissan tesla subaru harley prius civic corolla f150 carro camioneta moto placa matricula',
  school:
    'exam exams boards nclex usmle step mcat finals midterm class classes lecture lectures semester course courses clinicals rotation rotations preceptorship studying study textbook textbooks quiz flashcards graduate graduated graduating degree diploma thesis dissertation school college university freshman sophomore residency fellowship interview match simulation skills lab professor instructor tuition examen clase clases escuela universidad carrera graduacion',
  workLife:
    'shift shifts nightshift night nights coworker coworkers break breakroom lunch potluck schedule scheduling overtime pto vacation unit huddle handoff report badge scrubs crocs clogs compression socks stethoscope coffee parking commute charting epic cerner emr ehr inbox meeting meetings manager management union contract raise salary burnout resign resigned quit travel traveler agency orientation orientee preceptor float floated staffing turno guardia turnos companera companero jefa jefe nomina 7p 7a 7p-7a day-shift 12s swap cover covering coverage calling sick oncall on-call sandwich fridge locker lockers pager vocera beeper',
  general:
    'always never usually often sometimes rarely every each any anyone everybody everyone nobody most many few some people folks patients families parents humans adults women men children seniors whenever generally typically average common commonly normal siempre nunca todos cada cualquiera muchos algunos gente personas vignette vignettes pearls pearl',
  dailyLife:
    'coffee lunch dinner breakfast pizza tacos cake cookies donuts soup bread bakery grocery groceries cooking recipe dog dogs cat cats puppy kitten garden tomatoes movie netflix game football basketball baseball soccer hockey playoffs team concert music playlist podcast sleep nap laundry rent bills traffic weather snow rain sunset hike hiking beach camping fishing marathon yoga gym workout christmas thanksgiving halloween easter birthday comida cena perro gato lluvia futbol partido',
  feeling:
    'love loved loving miss missed missing cry cried crying tears sob sobbing heart hearts heartbroken humbled proud grateful blessed honored touched laugh laughed laughing smile smiled smiling joy hope hug angry furious sad tired exhausted scared brave gentle kind sweet funny cute adorable precious hilarious stubborn feisty spunky amor llorando lloro orgullo triste feliz cansada',
  saying:
    'said says told tells telling asked asks asking joked whispered yelled yells screamed shouted laughed replied answered wrote writes texted called calls signed thanked hugged kissed squeezed waved smiled winked gave handed brought crocheted knitted baked painted drew sang sings danced dances dijo dice conto pregunto regalo trajo canto abrazo',
  consequence:
    'survived survive alive dead stable critical serious condition recovering recovered recovery healed healing home walked walking talking breathing awake woke ambulatory discharged released progress improving worse decline declining failing dying terminal remission relapsed miracle outcome ok okay fine better well doing grave estable mejoro recupero vivo viva muerto sano',
} as const;

export type CueFamily = keyof typeof FAMILIES;

/** Names of the families, in the order of their numbers. */
export const cueFamilies = Object.keys(FAMILIES) as readonly CueFamily[];

const SLOTS = 16_384;
const keys = new Uint32Array(SLOTS);
const low = new Uint32Array(SLOTS);
const high = new Uint32Array(SLOTS);

// Families 0–31 are bits of `low`, families 32–63 bits of `high`.
cueFamilies.forEach((family, number) => {
  for (const word of FAMILIES[family].split(' ')) {
    const slot = slotOf(hashWord(word));
    keys[slot] = hashWord(word);
    if (number < 32) low[slot] = ((low[slot] as number) | (1 << number)) >>> 0;
    else high[slot] = ((high[slot] as number) | (1 << (number - 32))) >>> 0;
  }
});

function slotOf(hash: number): number {
  let slot = hash & (SLOTS - 1);
  while (keys[slot] !== 0 && keys[slot] !== hash) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** Endings of words of medicine, and the family that a word with such an ending is in. */
const ENDINGS: readonly (readonly [family: CueFamily, endings: string])[] = [
  [
    'procedure',
    'ectomy otomy ostomy plasty scopy centesis pexy desis ctomies tripsy graphy ectomia plastia scopia otomia',
  ],
  [
    'condition',
    'itis osis emia oma pathy algia rrhea plegia paresis uria megaly stenosis ectasia cele trophy ismo patia',
  ],
  ['staffRole', 'ologist iatrist iatrician logist dontist nurse tician ologa ologo atra'],
  ['careSetting', 'ology iatrics iatry dontics logia iatria'],
  ['careThing', 'cillin mycin olol pril sartan statin azole mab tinib cycline parin triptan prazole oxetine'],
];
const MIN_STEM = 3;
const endings = new Map<string, number>(
  ENDINGS.flatMap(([family, list]) => list.split(' ').map((ending) => [ending, cueFamilies.indexOf(family)] as const)),
);

/** A bit for each last letter but one, under each last letter. */
const lastLetters = new Uint32Array(32);
for (const ending of endings.keys()) {
  const last = ending.charCodeAt(ending.length - 1) & 31;
  lastLetters[last] = (lastLetters[last] as number) | (1 << (ending.charCodeAt(ending.length - 2) & 31));
}

/** False where `familyByEnding` knows no word with these last two units, in either case. */
export function mayEndSo(before: number, last: number): boolean {
  return (((lastLetters[last & 31] as number) >>> (before & 31)) & 1) !== 0;
}

/** Number of the family that the ending of a word speaks for, or -1; for words that are in no family themselves. */
export function familyByEnding(word: string): number {
  for (let size = Math.min(8, word.length - MIN_STEM); size >= 3; size -= 1) {
    const family = endings.get(word.slice(-size));
    if (family !== undefined) return family;
  }
  return -1;
}

/** Families 0–31 of a word by its token hash, as bits. */
export function lowCues(hash: number): number {
  return low[slotOf(hash)] as number;
}

/** Families 32 and more, as bits. */
export function highCues(hash: number): number {
  return high[slotOf(hash)] as number;
}
