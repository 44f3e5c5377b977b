import { PhraseTree } from '../text/phrases.ts';

/**
 * Turns of phrase that tell who stands in what relation to care, in families. They are features of the models like single
 * words: what each is worth is learned. Syntax of `PhraseTree`: `(a|b)` a choice, `(a|)` may be missing, `_` any word.
 */
export const relationFamilies = {
  /** Somebody is said to be in the author's care. */
  inOurCare: [
    '(my|our|his|her|their|this|that|one|another|the|a) (favorite|sweet|little|oldest|youngest|new|last|first|long-time|longtime|longterm|regular|former|tiny|elderly|beloved|dear|newest) (patient|pt|resident|client|kiddo|preemie|member|guest)',
    '(my|our) (patient|pt|resident|client|kiddo|preemie|babies|baby|mama|survivor|recipient|graduate|grad|donor|neighbor)',
    "(my|our|the) (patient|pt|resident|client) 's",
    'a (patient|pt|resident|client) of (mine|ours|hers|his)',
    '(one|some) of (my|our) (patients|residents|clients|kiddos|regulars|babies|moms)',
    '(in|under|into) (my|our|his|her|their) care',
    'on (my|our|the) (unit|floor|ward|hall|service|panel|list|board|caseload|table|schedule)',
    '(in|to|through|at|from|with) (my|our) (icu|nicu|picu|ccu|ed|er|unit|ward|clinic|office|practice|chair|hospice|program|lobby|waiting|garage|infusion|burn|rehab|detox|facility|pharmacy|lab|trauma|bay|ambulance|rig)',
    '(i|we) (treated|saw|see|admitted|discharged|intubated|extubated|delivered|operated|sutured|stitched|coded|triaged|transported|resuscitated|splinted|casted|scoped|repaired|fixed|removed|replaced|transplanted|stented|diagnosed|counseled|fitted|placed|pulled|drained|sedated|bathed|fed|diagnosed|transferred|examined|scanned|cared)',
    '(i|we) (just|finally|also|recently|once|had|have|ve) (treated|seen|admitted|discharged|intubated|extubated|delivered|operated|sutured|stitched|coded|triaged|transported|resuscitated|repaired|fixed|removed|replaced|diagnosed|transferred)',
    '(i|we) (took|take) care of (him|her|them|this|that|a|the|mr|mrs|ms)',
    '(took|taking) care of (you|your)',
    "('ve|have|had|been|being) (treated|seen|admitted|operated|followed|cared) (by|for|here|with|at) (us|me|our|my|here)",
    '(came|come|coming|comes|walked|rolled|wheeled|rushed|brought|sent|referred|admitted|transferred) (in|to|into|back) (us|me|our|my|with|for|after|to)',
    '(came|comes|coming|walked|rolls|rolled) in (with|for|after|by|today|tonight|yesterday|last)',
    'is (in|on) (bed|room|bay|pod|chair|bay|unit|rm) _',
    '(in|from|to) (bed|room|rm|bay|pod|suite|stall|cubicle|chair) _',
    '(mi|nuestro|nuestra|el|la|una|un) (paciente|residente|viejito|viejita|señor|senora|senor|usuario|usuaria)',
    '(la|el) (paciente|señora|senora|senor|niño|niña|nino|nina) (de|del|que)',
    '(lo|la|le) (operamos|operé|opere|atendimos|atendi|ingresamos|intubamos|dimos|hicimos|trasladamos|internamos)',
    '(en|de) (mi|nuestra|nuestro) (unidad|clinica|consulta|consultorio|piso|planta|sala|hospital|servicio|turno)',
    '(ingresado|ingresada|internado|internada|hospitalizado|hospitalizada) (en|por|con|desde)',
    '(al|bajo) (nuestro|mi) cuidado',
    '(my|our|todays|tonights|yesterdays) _ (admit|admission|consult|transfer|case|delivery|discharge)',
    '(my|our) (admit|consult|walkin|regular|regulars|evals|eval|add-on|walk-in)',
    '(participant|subject|enrollee) _',
    '(drew|drawing|took|taking|draw) (blood|labs|vitals) (from|for|on)',
    '(started|starting|placed|placing|put|putting|pulled|pulling) (an|a|the|her|his|their) (iv|line|cast|splint|catheter|tube|stent|crown|filling|chest|central|epidural|picc|port|foley|trach)',
    '(held|holding|squeezed|held onto) (his|her|their) hand',
    '(resetting|reset|fixing|fixed|repairing|replacing|replaced|removing|cleaning|suturing|stitching|casting|splinting|scanning|reattaching|reattached|rebuilding|rebuilt) (the|his|her|a|that|my|their) (_|) (jaw|nose|wrist|arm|leg|hip|hips|knee|knees|ankle|finger|fingers|thumb|hand|shoulder|eye|ear|tooth|teeth|heart|valve|spine|femur|wound|scalp|lip|foot|toe|elbow|pelvis)',
    '(collapsed|fell|crashed|coded|overdosed|burned|drowned|choked|seized|fainted|fallen) (at|on|in|during|from|off|while|into|down)',
    '(was|is|been|being|got|were|s) (airlifted|flown|medevaced|admitted|rushed|intubated|discharged|transferred|treated|hospitalized|resuscitated|extubated|sedated|stitched|revived|pronounced|wheeled|bleeding|crashing|coding)',
    "(he|she|they) (is|'s|was|are|'re|were) (stable|critical|recovering|intubated|sedated|awake|home|alive|walking|talking|breathing|septic|contagious|positive|pregnant|allergic)",
    '(caring|cared|care) for (_|) (passengers|victims|survivors|mr|mrs|ms|the|two|three|him|her)',
    'in (serious|critical|stable|fair|guarded) condition',
    '(trajeron|llego|ingreso|trajimos|recibimos) (a|al|con|por|un|una)',
    '(le|les|lo|la) (pusimos|pusieron|sacamos|quitamos|cosimos|hicimos|dimos|cambiamos|cuidamos|revisamos|salvamos)',
    '(fue|esta|estuvo|sigue|está) (operado|operada|internado|internada|ingresado|ingresada|intubado|intubada|estable|grave|hospitalizado|hospitalizada|sedado|sedada)',
  ],
  /** What was done to or is known of one person's body. */
  ofTheirBody: [
    '(your|his|her|their) (surgery|surgeries|biopsy|chart|lab|labs|result|results|scan|mri|ct|xray|visit|visits|appointment|appointments|chemo|treatment|treatments|recovery|diagnosis|procedure|operation|delivery|stay|admission|discharge|implant|implants|crown|cleaning|braces|filling|fillings|extraction|stitches|cast|wound|wounds|knee|hip|shoulder|back|heart|valve|kidney|liver|transplant|stent|pacemaker|seizure|seizures|stroke|cancer|tumor|pregnancy|baby|twins|labor|epidural|csection|allergies|allergy|meds|medication|medications|prescription|refill|insulin|blood|pressure|sugar|mole|moles|rash|skin|teeth|tooth|smile|hearing|vision|cataract|cataracts|veneers|botox|lips|nose|tummy|bloodwork|pathology|mammogram|colonoscopy|endoscopy|ultrasound|therapy|session|sessions|progress|rehab|infusion|infusions|dialysis|port|drain|trach|ventilator|oxygen|inhaler|biopsies|remission|relapse|overdose|sobriety|detox|counts|hemoglobin|platelets|amputation|prosthesis|prosthetic|leg|arm|hand|foot|ankle|wrist|spine|brain|lung|lungs|colon|bladder|uterus|ovary|prostate|thyroid|gallbladder|appendix)',
    '(su|tu) (cirugia|operacion|biopsia|resultado|resultados|cita|consulta|tratamiento|parto|bebe|recuperacion|quimio|alta|ingreso|expediente|diagnostico|rodilla|cadera|corazon|terapia|herida|embarazo|analisis|receta)',
  ],
  /** Milestones of a course of treatment. */
  milestone: [
    '(rang|ring|rings|ringing|rung) (the|our|that|her|his) (_|) bell',
    '(goes|went|going|headed|heading|go|gets|got|coming|come|finally|is) home',
    '(day|week|month|night|year|cycle|round|session|treatment|dose|visit) (one|two|three|four|five|six|seven|eight|nine|ten|1|2|3|4|5|6|7|8|9|10|12|20|30|50|60|81|90|100)',
    '(last|final|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next) (round|cycle|session|treatment|dose|infusion|chemo|radiation|visit|steps|step|cleaning|appointment|feeding|bottle|breath)',
    '(cancer|drug|tumor|seizure|pain|vent|trach|smoke|symptom) free',
    '(in|into|reached|hit) remission',
    '(off|came off|on) (the|a) (vent|ventilator|ecmo|oxygen|bipap|life)',
    '(took|takes|taking) (his|her|their|the) first (steps|breath|bite)',
    '(years|months|weeks|days) (sober|clean|old|post|postop|out|later|strong|young)',
    '(all|doing) (so|much|great|well|better|healed|clear)',
    'no evidence of disease',
    '(dado|dada|dimos|de) (de|) alta',
    'toco la campana',
  ],
  /** Thanks and praise that go to somebody as a patient or relative. */
  thanksToPatient: [
    '(thank|thanks) (you|so|) (for|to you for) (trusting|choosing|letting|allowing|sharing|your|the|coming|being)',
    '(trusting|trusted|trusts) (us|me|our|my) (with|to)',
    '(thank|thanks) (you|) for (the|your) (_|) (stars|review|words|feedback|recommendation|rating|visit|card|note|cookies|letter)',
    '(we|i) (loved|enjoyed|miss|missed|love|adore) (having|seeing|caring|meeting|you)',
    '(see|seeing) you (again|at|in|soon|for|next|on)',
    '(sorry|apologize|apologies) (that|for|about|to hear|you)',
    '(we|i) (are|re|am|m|were) (so|very|truly|really|) (sorry|glad|happy|thrilled|delighted) (that|you|to|for|about)',
    '(our|my) (thoughts|condolences|sympathies|hearts|deepest)',
    '(gracias|agradecemos) (por|a) (confiar|confiarnos|elegirnos|compartir|dejarnos|su|la|don|doña|dona)',
    '(lamentamos|sentimos|disculpe|perdon) (la|que|mucho|lo|el|las)',
    'happy birthday (to|) (our|my|the|sweet|_)',
    '(feliz) cumpleaños',
    'you (were|are) (such|so|a|our|my) (a|brave|strong|pleasure|trooper|champ|rockstar|inspiration|great)',
    '(our|my) (bravest|strongest|toughest|favorite|littlest|tiniest|youngest|oldest|newest) (_|) (fighter|warrior|patient|grad|graduate|hero|champ|survivor|superhero|guest|friend)',
    '(sorry|apologies) (for|about) (your|the) (wait|experience|delay|visit|long|_)',
    'your (review|experience|concerns|feedback|complaint|visit|appointment|wait) (with|on|from|at|last|yesterday|today|in|was|here)',
    '(we|i) (reviewed|checked|looked|pulled|see) (your|his|her|at|into|up|in) (_|) (chart|file|record|records|xray|account|notes|history)',
    'as (we|i) (discussed|explained|told|mentioned|said) (at|during|in|to|when|you|on)',
    '(brought|baked|knitted|knit|crocheted|made|gave|sent|mailed|wrote|drew|painted|sewed|handed) (me|us|our) (_|) (team|unit|nurses|staff|cookies|card|a|an|tiny|blanket|hats|cake|tamales|pie|flowers|the)',
    '(gofundme|fundraiser|donations|meal train|benefit|memorial site|caringbridge) (for|to|is|page)',
    '(rest|rests|flying|fly) (in peace|easy|high)',
    '(our|the) (_|) (water birth|home birth|birth|delivery|transplant) (of|and|was|today)',
    '(our|my|this|one) (_|) (client|patient|resident|member|mama|guest) (cumple|turns|turned|is|celebrates|celebrated|rang|hit|reached|graduates|graduated)',
  ],
  /** A person is told of by what makes them known. */
  wouldBeKnown: [
    '(the|our|that|this|a) (_|) (guy|man|woman|lady|kid|boy|girl|gentleman|couple|driver|teacher|coach|mayor|pastor|farmer|quarterback|reporter|anchor|principal|sheriff|judge|baker|barber|owner|cop|officer|senator|councilman|singer|drummer|player) (who|that|from|with|in|whose)',
    '(from|in|on|at) the (news|paper|papers|headlines|video|parade|fair|crash|fire|wreck|accident|shooting|game|concert|wedding)',
    '(you|everyone|everybody|whole|entire) (all|town|village|county|saw|know|knows|knew|heard|probably)',
    '(the|our) (only|first|oldest|youngest|last|tallest|longest) _ (in|ever|of|to|on|at|we)',
    "(you|youll|you'll) (know|recognize|guess|recognise) (who|exactly|him|her|them)",
    '(if you know) (you|who)',
    '(runs|owns|coaches|teaches|preaches|drives|plays|works|sings|delivers|manages) (the|at|for|in|our|that) _',
    '(went|gone|going) viral',
    '(channel|exit|mile|route|highway|interstate|hwy|rt) _',
    '(won|winner|champion|runner) (of|the|at|in|up) (the|_)',
    '(todo|todos) (el|los|lo) (pueblo|mundo|conocen|vecinos|saben)',
    '(el|la|del|de la) (unico|unica|alcalde|alcaldesa|maestro|maestra|padre|dueño|duena|panadero|señor|profe) (de|del|que)',
    '(the|that|a|our) (groom|bride|mascot|mayor|pastor|principal|angler|jockey|farrier|cellist|violinist|drummer|goalie|skydiver|climber|hiker|diver|trucker|beekeeper|passenger|passengers|victim|victims|survivor|survivors|driver|pilot|cyclist|biker|firefighter|deputy|officer|teen|student|player|umpire|referee|kicker|lineman|washer|farmer|fisherman|swimmer|runner|rider|contestant|winner) (who|from|in|that|with|whose|hit|at|of|on)',
    '(former|retired|newly elected|reigning|longtime|current) (miss|mister|mayor|governor|senator|coach|teacher|principal|sheriff|champion|judge|pastor|chief|quarterback|councilman|councilwoman|anchor)',
    "(state|county|town|city|nation|world|country|village|island|valley) 's (only|oldest|first|last|youngest|tallest|largest)",
    '(oldest|youngest|only|tallest|first|last) (practicing|practising|living|surviving|female|male|known|licensed|remaining|working|black|openly) _',
    '(council|city council|county|school board|city) (woman|man|member|commissioner|president|manager)',
    '(ran|runs|running) for (mayor|governor|sheriff|senate|congress|office|council)',
    'name (starts|begins|rhymes) with',
    "(won't|wont|not|can't|cant|without) (say|saying|name|naming|give|giving) (a|any|the|his|her|their|names|who|which) (name|names|_)",
    '(in|from) the (inflatable|dinosaur|clown|mascot|santa|superhero|pirate|banana|chicken) _',
    '(el|la) (alcalde|alcaldesa|director|directora|maestro|maestra|cura|padre|pastor|dueño|dueña|panadero|carnicero|profesor|profesora|locutor|locutora|entrenador|campeon|reina|conductor|chofer) (de|del|que|de la)',
  ],
  /** Nobody in particular. */
  nobodyInParticular: [
    '(patients|people|anyone|everyone|someone|families|parents|women|men|adults|children|kids|babies|seniors|residents|clients) (with|who|can|should|may|often|need|deserve|ask|like|in|and|of|are|do|always|over|under|living)',
    '(a|some|every|any|each|most|many|our|all|no|these|those) patients',
    '(every|any|each|no) (patient|resident|client|one|baby|child|person)',
    '(a|my) patient once (told|said|asked|taught)',
    '(one|a) (patient|person) in (_|every)',
    '(talk|speak|ask) (to|with|) (your|a) (doctor|provider|pharmacist|nurse|dentist|doc|care)',
    '(learn|read|find) (more|out) (about|at|how|here)',
    '(did you|do you|have you) (know|ever|think)',
    'hypothetical (patient|case)',
    '(de-identified|deidentified|anonymized|anonymous|composite|fictional|made-up|changed) (_|) (case|patient|details|data|story|vignette|identifying)',
    '(names|details) (have been|were|are) changed',
    '(los|las|muchos|nuestros|todos) pacientes',
    '(hable|consulte|pregunte) (con|a) su (medico|doctor|doctora|farmaceutico)',
  ],
  /** Colleagues, hires, retirements, honors. */
  aColleague: [
    '(welcome|welcoming|introducing|meet|congratulations|congrats|kudos|shoutout|shout-out|props|thanks|thank) (to|you|) (our|my|the|dr|nurse) (_|) (nurse|doctor|physician|surgeon|tech|team|colleague|fellow|resident|chief|director|manager|cna|aide|student|intern|volunteer|chaplain|pharmacist|therapist|midwife|dentist|hygienist|ceo|coworker|charge|preceptor|mentor|crew|staff|medic|paramedic)',
    '(my|our|his|her) (coworker|colleague|boss|manager|preceptor|mentor|attending|charge|supervisor|partner|fellow|intern|resident|senior|chief|work|ceo|director|orientee|student|team|medic|hygienist|assistant|nurse|tech|secretary|receptionist|custodian|housekeeper|chaplain|interpreter|scribe|recruiter|instructor|professor|classmate|cohort)',
    '(joins|joined|joining) (us|our|the|as)',
    '(employee|nurse|doctor|physician|volunteer|staff|teacher|caregiver|aide|tech|preceptor) of the (month|year|quarter|week)',
    '(retires|retiring|retired|retirement) (after|from|this|party|today|on|next)',
    '(has|have|was|been|is|were) (been|) (named|appointed|promoted|elected|hired|nominated|selected|board|certified)',
    '(years|decades|shifts) (of|as|at|with|in) (service|a|our|the|nursing|here)',
    '(matched|match) (into|at|day)',
    '(residency|fellowship|nursing school|med school|medical school) (graduate|director|class|grad)',
    '(my|our|the) (new|newest|very own|own) (colleague|doctor|nurse|midwife|surgeon|ceo|cno|chief|director|pediatrician|dentist|partner|associate|np|pa|hire|hires|recruit)',
    '(nuestra|nuestro|la|el) (nueva|nuevo|colega|equipo|jefa|jefe|compañera|companera|enfermera|doctor|doctora|directora|director)',
    '(bienvenida|bienvenido|damos la bienvenida) (a|al|la|dra|dr|doctor|doctora)',
    'se (jubila|incorpora|retira|une)',
    '(dr|doctor|nurse|prof|professor) _ (joins|leads|presents|explains|discusses|talks|answers|performed|shares|shows|breaks|speaks|will|has|received|named|was|and)',
    '(cover|covering|covers|trade|swap|switch|take) (my|his|her|their|a|for) (shift|shifts|7p|7a|nights|night|call|weekend|him|her|me|_)',
    "(is|are|'s|'m|am) out (with|sick|on|today|until|this|for)",
    '(board|acls|bls|pals|nrp|ccrn|cen) (certified|certification|certificate|card|renewal|exam)',
    '(med school|medical school|nursing school|residency|college|study|anatomy|grad school) (roommate|friend|buddy|classmate|partner|colleague|mentor|professor|bestie)',
    '(bridesmaids|groomsmen|wedding|baby shower|bridal shower|engagement|retirement) (from|of|to|for|at|party|cake)',
    '(our|beloved) (custodian|janitor|barista|librarian|volunteer|security|cafeteria|cook|housekeeper|greeter|gardener)',
  ],
  /** Events and notices of an organization. */
  notice: [
    '(join|see|visit|call|text|email|contact|follow|find) (us|our) (at|on|for|today|this|in|by)',
    '(register|rsvp|sign up|apply|book|schedule|donate|order|learn more|tickets|details|info|information) (at|by|here|now|today|online|via|through|your|before|in|before)',
    '(open|opens|closed|closes|closing|moves|moved|moving|starts|begins|ends|returns) (from|on|at|to|for|until|this|every|monday|tuesday|wednesday|thursday|friday|saturday|sunday|early|late|daily)',
    '(free|annual|upcoming|community|public|virtual|live|monthly|weekly|grand) (_|) (event|class|classes|clinic|screening|screenings|webinar|talk|lecture|fair|seminar|workshop|drive|opening|opening|rounds|vaccines|vaccination|concert|walk|run)',
    '(we|re|are|is|now) (hiring|recruiting|looking|seeking|expanding|opening|moving|closed|open|offering|accepting)',
    '(questions|inquiries|info|information|rsvp|appointments|refills|press|media|details) _',
    '(holiday|office|clinic|visiting|lobby|pharmacy|extended|new|weekend|summer|winter) (hours|address|number|phone|location|website|entrance|policy|portal|lines|line)',
    '(phone|fax|phones|lines|line|website|portal|email|server|system|network|elevator|wifi) (is|are|was|were|will|down|moved|changed|back|number)',
    '(save the date|mark your calendars|doors open|link in bio|see you there|all are welcome|walk-ins welcome|no appointment needed)',
    '(llame|llamenos|escribanos|informes|inscribase|inscripciones|visitenos|citas|registro|entrada) (al|a|en|gratis|libre|abierto|hoy)',
    '(gratis|gratuita|gratuito|sin cita|sin costo|cerrado|cerrada|abierto|abierta|horario)',
    '(donated|sponsored|catered|provided) (by|us|our|_)',
    '(download|read|view) (our|the|your) (annual|report|guide|brochure|newsletter|full|new|latest|flyer|calendar)',
    '(mattress|pump|bed|elevator|printer|fridge|equipment|scanner|vending) (_|) (is|are|was) (broken|beeping|down|fixed|out|recalled|empty|ready|available)',
    'for (_|) (lunches|meals|cookies|pizza|pizzas|blankets|toys|books|donations|backpacks|masks)',
  ],
  /** Nothing real happened to a real person. */
  notReal: [
    '(mannequin|manikin|simulated|simulation|sim|mock|fake|test|fictional|fictitious|imaginary|invented|pretend|dummy|practice|standardized|sample|demo) (patient|patients|lab|code|chart|record|records|data|case|cases|drill|mrn|name|scenario|baby|victim|victims|casualty|id|ssn|account)',
    '(drill|exercise|simulation|training|tabletop|rehearsal|reenactment) (today|on|for|at|only|with|in|this|tomorrow|scenario|ehr|environment)',
    '(in|from|on) (the|a|this|that|his|her|my|our) (novel|book|movie|film|show|series|episode|textbook|play|poem|song|museum|exhibit|sandbox|training|simulation|sim)',
    '(played|portrayed) by',
    '(this is|was) (only|just|) a (drill|test|simulation|example|demo)',
    "(do not|never|dont|don't) use real",
    '(in|since|from|of|circa) (1800|1810|1846|1854|1865|1890|1900|1918|1920|1928|1940|1950)',
    '(born|died) in (1|2)',
    '(on this day|today in) (in|history|medical|nursing)',
    '(father|mother|pioneer|founder|inventor) of (modern|american|the|nursing|_)',
    '(named|naming) (after|for) (the|a|its|his|her|_)',
    '(baby|popular|top|favorite) names',
    '(syndrome|disease|sign|maneuver|triad|palsy) (is|was|named|after|by|explained|in|of|awareness|day)',
    '(described|invented|discovered|coined|pioneered) (the|in|a|his|her|it|by|_)',
    '(wiped|deleted|removed) from the (training|test|sandbox|demo)',
  ],
  /** The author's own life or family, away from work. */
  ownLife: [
    '(my|mi) (own|husband|wife|mom|mother|dad|father|sister|brother|son|daughter|kid|kids|grandma|grandpa|grandmother|grandfather|nana|aunt|uncle|cousin|niece|nephew|roommate|neighbor|friend|bestie|boyfriend|girlfriend|fiance|ex|dog|cat|mama|papa|abuela|abuelo|abuelita|hermana|hermano|hija|hijo|esposo|esposa|tia|tio|prima|primo|suegra|novio|novia|vecina|vecino|amiga|amigo|church|gym|book|team|landlord|barber|teacher|therapist|dentist|doctor|trainer|pastor|coach)',
    '(i|im) (was|got|am|had|have|feel|woke|broke|tested|turned) (diagnosed|my|positive|sick|pregnant|engaged|married|a|the|home)',
    "(not|isn't|wasn't) (a|my|our) patient",
    '(on|from) (vacation|maternity|my day off|leave)',
    '(me cai|me rompi|me opere|me operaron|me duele|estoy)',
    '(my|mi) (nonna|nonno|oma|opa|yiayia|lola|lolo|abuelito|gran|granny|grandad|granddad|papaw|mamaw|meemaw|stepdad|stepmom|in-laws|toddler|twins|kiddo|parents|spouse|godson|pup|puppy|kitten|hermano|bisabuela|sobrino|sobrina|perro|perrita|gato|abue|suegro|padre|madre|marido|familia)',
    '(my|mi) (_|) (license|licence|certification|paycheck|scrubs|car|truck|house|apartment|garage|kitchen|garden|commute|bakery|landlord)',
  ],
  /** Somebody asks about their own health or a relative's. */
  asksForSelf: [
    '(i|my|im|ive|mi|tengo|me) (have|has|had|am|was|need|take|been|take|feel|got|son|daughter|mom|dad|husband|wife|baby|hija|hijo|mama|esposo|dolor|duele|diagnosticaron)',
    '(should|can|could|do|does|is|would) (i|it|you|this|my) (safe|take|stop|be|need|normal|worry|help|recommend|see|still|ok|okay|call)',
    '(please|kindly|pls) (call|email|text|reply|help|advise|contact|respond|let) (me|my|us|back)',
    '(call|text|reach|email|contact|reply) me (at|on|back|to|by|here)',
    "(my|mi) (name|number|email|dob|date|member|phone|account|cell|address|id|nombre|correo|telefono|expediente|doctor|appointment) (is|of|es|'s|#|:|was|)",
    '(soy|me llamo|mi nombre es)',
    "(i|i'm|im|i am|this is) (called|named|a|the|mother|mom|wife|husband|from) _",
  ],
  /** Permission is spoken of. */
  withPermission: [
    '(with|has|have|had|got|gave|given|by) (her|his|their|permission|your|full|written|signed|family|consent|us|your|kind) (permission|consent|blessing|ok|okay|release|authorization|from|s)',
    '(shared|posted|used|told) with (permission|consent|love|her|his|their)',
    '(signed|gave|given|obtained|consented) (the|a|us|to|her|his|their|for|consent|permission)',
    '(con|su|dio|firmo) (su|permiso|autorizacion|consentimiento|la|el)',
  ],
  /** Papers of one person are handled. */
  papersOf: [
    '(her|his|their|your|patient|pt|whose|the|my|s) (mrn|chart|record|ssn|social|dob|birthday|insurance|policy|member|plan|account|acct|claim|license|licence|passport|plate|tag|address|phone|cell|number|email|fax|handle|instagram|insta|facebook|profile|page|link|photo|pic|video|ip|serial|device|implant|pump|room|bed|wristband|band|label|specimen|sample|id|badge|car|truck|van)',
    '(chart|record|mrn|account|claim|member|policy|specimen|encounter|case|plan|serial|room|bed|license|plate|id|acct|ssn|dob) (number|no|num|#|is|was|id|for|ending|of)',
    '(belongs|belonging|registered|issued|billed|mailed|faxed|emailed|texted|sent|shipped|addressed|assigned|implanted) (to|in|on|by|for|at)',
    '(denied|denial|appeal|rejected|resubmit|overdue|collections|unpaid|refund|prior auth|authorization) (for|of|again|letter|claim|on|by|from|the|number)',
    '(wrong|same|other|old|new) (patient|chart|room|number|fax|baby|name|address|bed|record)',
    '(lost and found|lost & found|found a|found in|left (his|her|their|behind))',
    '(su|el|la|del|número|numero) (expediente|historia|poliza|cuenta|telefono|correo|placa|matricula|direccion|domicilio|seguro|nss|curp|cedula|dni|pasaporte|folio|habitacion|cama)',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type RelationFamily = keyof typeof relationFamilies;

/** Names of the families, in the order of their numbers. */
export const relationNames = Object.keys(relationFamilies) as readonly RelationFamily[];

let tree: PhraseTree | null = null;

/** All turns of phrase; the id of a hit is the family's number. Built when first asked for. */
export function relationTree(): PhraseTree {
  if (tree) return tree;
  tree = new PhraseTree();
  for (const [number, name] of relationNames.entries()) {
    for (const phrase of relationFamilies[name]) tree.add(phrase, number);
  }
  return tree;
}
