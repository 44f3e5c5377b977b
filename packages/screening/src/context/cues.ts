import { hashWord } from '../text/tokens.ts';

/**
 * Families of words that tell whose an identifier is. A word may be in several families; the models learn what each is
 * worth from examples, so that a word never seen in an example still speaks through its family. English and Spanish.
 */
const FAMILIES = {
  inCare:
    'patient patients pt pts client clients resident residents inpatient inpatients outpatient outpatients survivor survivors recipient recipients preemie preemies newborn newborns neonate guest guests admit consumer member beneficiary caseload paciente pacientes residente usuaria usuario interno recien',
  admission:
    'admitted admission admissions discharged discharge readmitted transferred transfer checked arrived rolled wheeled brought arrives arriving ambulance medevac helicopter transported stay stayed ingresado ingresada ingreso internado internada alta trasladaron trasladado llego',
  procedure:
    'surgery surgeries operation operated operating transplant transplants biopsy chemo chemotherapy radiation infusion infusions dialysis intubated extubated ventilator vent sutured sutures stitches stitched scan scans mri ct xray xrays ultrasound echo colonoscopy endoscopy bypass stent stented ablation implant implanted implants graft grafts amputation splint splinted cast casted catheter cath trach tracheostomy epidural csection cesarean delivered delivery procedure procedures replacement reconstruction repaired resected excised drained debrided injected injection injections botox filler fillers veneers crown crowns braces aligners extraction extracted filling rootcanal lasik cataract ivf embryo iui cpr coded resuscitated defibrillated rehab therapy treatment treatments treated session sessions cirugia operacion operamos opero trasplante biopsia quimio quimioterapia dialisis marcapasos cesarea parto terapia sutura implante protesis radiografia tomografia',
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
  kin: 'mom mother mama mami mum dad father papa papi parents son daughter wife husband spouse fiance fiancee bride groom brother sister twin twins triplets baby babies grandma grandpa grandmother grandfather granddaughter grandson grandkids nana abuela abuelo abuelita aunt uncle niece nephew cousin partner boyfriend girlfriend ex family kiddo kids kid child children toddler infant widow widower orphan esposa esposo hija hijo hermana hermano madre padre nieta nieto bebe familia sobrina tia tio suegra novia',
  pronoun3: 'he she him her his hers himself herself hes shes they them their el ella su sus le lo la ellos',
  pronoun2: 'you your yours youre youve u ur usted tu tus te ti ustedes vuestro',
  pronoun1: 'i im ive id me my mine myself yo mi mis me conmigo',
  pronounWe: 'we our ours us were weve ourselves nosotros nuestro nuestra nuestros nuestras nos',
  personNoun:
    'man woman guy gal lady gentleman boy girl dude person fella teen teenager grandad elderly kid adult someone somebody senora senor muchacho muchacha chico chica nino nina hombre mujer viejito viejita abuelito joven sujeto',
  praise:
    'thank thanks thankful grateful congratulations congrats proud shoutout shout kudos celebrate celebrating celebrates honored honor bravo amazing inspiring hero heroes warrior fighter miracle strong brave beautiful gracias felicidades enhorabuena felicitaciones orgullosos orgullosa bendecida valiente guerrera guerrero',
  farewell:
    'rip passed died dies death deceased funeral obituary memorial memory condolences mourning loss lost gone heaven rest peacefully widow autopsy morgue coroner fallecio murio descanse condolencias luto',
  gossip:
    'guess omg lol lmao ugh wild crazy insane cant wont literally honestly yall smh fml tea spill swear legend iconic obsessed crying sobbing laughing screaming dying imagine jajaja neta',
  joinsTeam:
    'welcome welcomes joins joined joining team hired hire hiring promoted promotion appointed appointment named retires retired retiring retirement graduates graduated graduation matched match residency fellowship award awards awarded nominated nominee winner employee employees staff colleague colleagues coworker coworkers mentor mentors preceptor anniversary years service pinning bienvenida bienvenido jubila jubilacion contratamos vacante equipo colega companera',
  eventNotice:
    'register registration rsvp join webinar webinars workshop conference symposium lecture keynote tickets event events open house fair gala fundraiser raffle marathon 5k walk run hosted hosts hosting host speaker speakers panel podcast episode livestream class classes course courses seminar save date doors admission free lunch noon inscribase registro evento charla feria taller conferencia gratis entrada carrera',
  orgNotice:
    'hours closed closing opens opening open holiday schedule scheduling website online portal link links bio follow subscribe newsletter call text email visit contact questions phone line hotline address location parking entrance shuttle garage directions appointment appointments walkin walkins accepting insurance billing department customer service horario abierto cerrado llame llamenos escribanos visitenos informes citas telefono pagina',
  hiringAd:
    'apply hiring job jobs position positions opening openings career careers fulltime parttime prn benefits salary bonus resume cv recruiter requisition shift wanted seeking buscamos vacantes postule solicitud empleo',
  pretend:
    'mannequin manikin mannequins sim simulated simulation simulator simulations drill drills actor actors actress standardized fictional fictitious invented madeup hypothetical composite sample example examples demo test testing sandbox dummy fake mock scenario scenarios exercise roleplay tabletop doll robot osce moulage template placeholder training tutorial quiz boards maniqui simulacro simulado simulacion ficticio ejemplo prueba ensayo',
  story:
    'book books novel novels movie movies film films series show episode season character characters author wrote written reading memoir biography documentary podcast poem poet poetry song lyrics album artist painting museum exhibit statue tv netflix drama fiction libro novela pelicula serie personaje museo',
  past: 'century historical history historian founded founder pioneer pioneered discovered invented inventor ago nobel laureate ancient victorian colonial wartime siglo historia fundador fundadora pionera',
  publicFigure:
    'president governor senator mayor congressman congresswoman king queen prince princess pope minister celebrity singer rapper actor actress athlete quarterback player coach team league olympian champion star influencer candidate vote voted senate congress parliament presidente gobernador alcalde alcaldesa rey reina papa cantante futbolista',
  donor:
    'donor donors donate donated donates donation donations gift gifts gave sponsor sponsors sponsored foundation grant philanthropist endowment endowed scholarship legacy fund naming dedicated donacion donante beca fundacion',
  ownLife:
    'neighbor neighbour neighbors church gym yoga vacation wedding birthday party dog cat puppy garden recipe baking school graduation roommate bestie friend friends hometown hobby marathon vecina vecino iglesia amiga amigo fiesta boda vacaciones',
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
    'crash accident fire explosion shooting stabbing tornado flood hurricane rollover collision pileup rescue rescued drowned drowning fell fall parade rodeo fair festival game tournament concert derby regatta race rally protest storm choque incendio accidente explosion balacera feria rodeo partido torneo',
  occupation:
    'teacher principal coach farmer rancher baker butcher barber pastor priest rabbi imam deacon sheriff deputy cop officer firefighter judge lawyer attorney senator councilman councilwoman pilot trucker plumber electrician welder roofer mechanic waitress bartender chef librarian reporter anchor weatherman meteorologist musician cellist violinist organist conductor drummer singer dancer ballerina painter sculptor jockey wrestler boxer swimmer goalie pitcher cheerleader mascot veteran soldier marine sailor fisherman lobsterman beekeeper taxidermist auctioneer mailman postman janitor crossing maestra maestro cura panadero alcalde policia bombero periodista entrenador',
} as const;

export type CueFamily = keyof typeof FAMILIES;

/** Names of the families, in the order of their numbers. */
export const cueFamilies = Object.keys(FAMILIES) as readonly CueFamily[];

const SLOTS = 8192;
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

/** Families 0–31 of a word by its token hash, as bits. */
export function lowCues(hash: number): number {
  return low[slotOf(hash)] as number;
}

/** Families 32 and more, as bits. */
export function highCues(hash: number): number {
  return high[slotOf(hash)] as number;
}

/** The bit of a family in `lowCues`; throws for families that stand in `highCues`. */
export function cueBit(family: CueFamily): number {
  const number = cueFamilies.indexOf(family);
  if (number > 31) throw new RangeError(`${family} is a high family`);
  return (1 << number) >>> 0;
}
