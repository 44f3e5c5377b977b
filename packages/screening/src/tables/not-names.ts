const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that carry a capital in posts of healthcare without being anybody's name: eponyms, trades, days, brands. */
export const NOT_NAMES: readonly string[] = words(`
  alzheimer alzheimers parkinson parkinsons crohn crohns graves addison cushing cushings down downs turner marfan noonan
  tourette hodgkin hodgkins huntington huntingtons asperger bell bells charcot gehrig chagas kawasaki lyme sjogren
  raynaud wilson hashimoto tay sachs ewing wilms heimlich apgar glasgow foley mohs whipple courvoisier takotsubo
  barrett barretts guillain barre babinski doppler parkland colles dupuytren meniere paget pagets wernicke
  excalibur frankenstein sherlock hippaa hipaa medicare medicaid epic cerner omnicell sharepoint facetime zoom google
  facebook instagram twitter tiktok linkedin youtube mastodon bluesky spotify netflix costco walmart gofundme
  jama nejm lancet bmj caringbridge north south east west northeast northwest thu tue mon wed fri sat sun ted wi-fi hippocampus burnout retention hela typhoid monday tuesday wednesday thursday friday saturday sunday january february march april may june july
  august september october november december christmas easter thanksgiving halloween hanukkah ramadan valentine
  english spanish french german italian turkish chinese japanese korean arabic tigrinya amharic portuguese russian
  american mexican european african asian canadian british irish indian americans eastern western pacific
  patient patients nurse nurses doctor doctors surgeon surgeons resident residents hospital clinic clinics center
  centre medical health healthcare care unit ward department emergency trauma pediatric pediatrics cardiology oncology
  neurology radiology surgery surgical dental dentist pharmacy pharmacist pharmacology therapist therapists therapy
  rehab hospice icu nicu picu ccu cvicu step telehealth ultrasound mri ecg ekg eeg iv er ed or ot pt rn lpn cna cnm md
  np pa do phd dds mph bsn tavr lvad tia chf copd pe dvt uti std sti hiv ald als acl cabg ercp picc cpap bipap ehr emr
  mrn ssn vin dob npo prn cpr aed ems emt bls acls sim simmom osce cpt icd qi pto fte hr it ceo cfo coo cno cmo tv dmv
  gps usa us uk un eu llc inc congrats congratulations happy thanks thank please reminder update caption alt text image
  video description photo title follow recap welcome grateful proud prayers rip
  dear hello hi hey good morning gracias hola estimado estimada felicidades bienvenida bienvenido favor recordatorio
  insulin warfarin aspirin ibuprofen tylenol ativan propofol fentanyl morphine narcan humira ozempic botox colace
  magnesium sodium potassium lactate tamponade stroke cancer covid flu influenza polio measles sepsis diabetes asthma
  diabetic orthopaedic orthopedic anaesthetist anaesthetised anesthesia caregiver telehealth tele goodbye storytime pov
  god lord jesus christ santa bible internet wifi bluetooth gatorade lego disney motown jello
  hl7 fhir nct pmid doi kids children families family team teams staff volunteers volunteer
  lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto septiembre
  octubre noviembre diciembre navidad reyes paciente pacientes enfermera enfermeras enfermero doctor doctora medico
  medica hospital clinica urgencias quirofano
  hoy ayer manana nuestro nuestra buenas buenos dias
`);

/** Given names and surnames that are ordinary words too and pass as such unless something else points at a person. */
export const NAMES_ALSO_WORDS: readonly string[] = words(`
  rose violet iris lily daisy grace hope faith joy dawn april may june august summer autumn hunter mark will bill frank
  rich pat chase art drew grant miles dean pierce skip rusty sandy penny robin jay ray king prince bishop pope baker
  cook carter mason porter taylor tanner weaver young old long short small little white black brown green gray grey
  rivers hill hills wood woods field fields stone rock bell ball hall park parks lane street love best good goode day
  days knight gold silver price sharp savage strong swift wise noble major sergeant page book read early winter winters
  spring case casey angel christian jordan israel paris london sydney austin dallas houston madison brooklyn georgia
  virginia carolina florence holly ivy olive ginger pepper basil sage coral pearl ruby jade amber crystal opal
  star sunny stormy misty melody harmony destiny trinity nevada dakota phoenix memory charity
  rob bob jack nick don guy gene buddy junior wade ford lance trace clay cliff heath reed glen dale forest
  mercy patience justice liberty victory star saint sister brother mother father baby bush bean lamb fox wolf bird
  crane drake martin swan church temple chapel cross nurse doctor shepherd parson abbott priest monk
  sol luz paz esperanza consuelo dolores angeles mercedes rosario pilar concepcion asuncion milagros fe
`);
