/**
 * Families of words that tell what a post does: whom it speaks of, how it speaks, what it sells, asks, claims or hides.
 * A family is no verdict; the model weighs families, their order and their negation. English and Spanish, without
 * diacritics. `word+` also stands for its plural, `word~` for the forms of a verb; signs stand for themselves.
 */
export const wordFamilies = {
  contempt:
    'idiot+ moron+ imbecile+ stupid stupidest dumb dumber dumbest dummy dummies loser+ clown+ whiner+ liar+ crybaby crybabies nutjob+ nutcase+ psycho+ lunatic+ freak+ jerk+ creep+ brat+ karen+ fool+ pathetic lazy laziest disgusting gross grossest filthy nasty smelly stink~ reek~ worthless useless scum scumbag+ trash leech+ leeches parasite+ faker+ malingerer+ seeker+ druggie+ junkie+ crackhead+ addict+ wino+ bum+ hag+ fatso+ pig+ cow+ whale+ entitled ignorant dense braindead spoiled weirdo+ hypochondriac+ manipulative annoying needy obnoxious insufferable whiny crazies wacko+ wackos nuts mouthbreather+ troll+ vermin animals savage+ failure+ ridiculous embarrassing dimwit+ twit+ airhead+ halfwit+ bozo+ goon+ slob+ sloth+ deadbeat+ freeloader+ moocher+ gomer+ dirtball+ trainwreck+ diva+ crazy selfish rude childish toddler ungrateful degenerate+ gullible braindead clueless incompetent bruta brutos bruto idiota idiotas tonto tonta tontos inutil inutiles flojo floja flojos ignorante ignorantes necio necia loca loco locos mentiroso mentirosa chillon chillona naco nacos cochino cochinos sucio sucios payaso payasos ridiculo exagerada exagerado exagerados estupido estupida estupidos estupidos tarado malagradecido quejumbroso quejumbrosos huevon huevones insoportables insoportable drogadicto drogadictos',
  contemptOrg:
    'circus sweatshop toxic swamp greedy crook+ crooked corrupt corruption vampire+ snake+ coward+ cowardly backstabber+ backstabbing bully bullies bullying tyrant+ dictator+ cheapskate+ cheap fraud+ spineless shady hellhole prison slaves slave drivers sinking nightmare worst lying lied lies cheat+ cheating thief thieves mafia cult joke disgrace disgraceful shameful rotten cruel heartless soulless robbery criminals criminal rats weasel+ puppet+ puppets nepotism favoritism cronies minions egos ego inept incompetence mismanaged understaffed unsafe filth filthy jail sleazy disaster failing pets trash garbage crap reeks rateros ratero vibora viboras ladrones ladron corruptos corrupto negrero negreros explotadores explotador tirano inepto ineptos pesimo pesima asco hipocritas hipocrita mafiosos porqueria basura',
  boss: 'management manager+ mgmt admin admins administration administrator+ ceo cfo coo cno cio cmo vp director+ supervisor+ boss bosses chief+ chair chairman dean deputies hr corporate suits leadership owner+ executives execs exec executive board c-suite president higher-ups superiors preceptor foreman jefa jefe jefes jefas gerencia gerente gerentes direccion directora duenos dueno patron patrones administracion supervisora supervisor coordinadora',
  workplace:
    'hospital+ employer+ company companies unit+ ward department+ clinic+ workplace system facility ems agency school lab practice job crew shop place network building floor er icu dept clinica consultorio empresa trabajo institucion laboratorio',
  colleague:
    'coworker+ colleague+ coworkers nurse nurses doctor+ residents resident intern+ attending+ surgeon+ tech techs crew shift staff team night day shift provider+ companeros companera companeras',
  laborRight:
    'union unions bargaining bargain strike striking picket contract grievance staffing overtime pay raise raises wage wages salary salaries break breaks schedule osha petition organize organizing ratio ratios hours benefits steward committee sindicato huelga sueldo salario horas contrato',
  patientNoun:
    'patient+ pt pts client+ customer+ regulars caller+ visitor+ families family mom moms mother+ dad dads parents grandma grandpa lady ladies guy guys man woman kid kids people person folks bed beds survivor+ residents resident consumer+ member+ viewer+ follower+ paciente pacientes senora senor gente familias familiares usuarios mama',
  myOur: 'my our mine mi mis nuestro nuestra nuestros nuestras',
  theThis: 'this these that those este esta estos estas ese esa esos',
  you: 'you your yours u ur youre yourself usted ustedes tu tus te le les su',
  she: 'he she him her his hers sir maam ella el ma’am',
  mockery:
    'lol lmao lmfao rofl smh ugh omg fml haha hahaha jaja jajaja bruh seriously sure whatever wah wahh imitating impression pov bingo ranking rated drama princess sweetheart sunshine honey 😂 🤣 🙄 🤡 💀 😭 😤 🤦 🤷 🙃 😒 🐷 🐄 🤮 🤢 👎 🖕',
  fakery:
    'fake fakes faked faking pretend~ performance performing theatrics dramatic acting oscar exaggerate~ attention malingering fingiendo finge fingen',
  smell: 'smell smells smelled stench odor stank shower bathe hygiene bath',
  blameIll:
    'deserve~ deserved fault blame excuse+ excuses refuse~ noncompliant sympathy sympathize whine~ whining complain~ complaining cry crying cries scream~ yell~ demand~ demanding beg begging lost wait waste wasting enabling darwin themselves alive responsibility quejarse quejan lloran llora reclaman',
  raceGroup:
    'black blacks white whites asian asians latino latinos latina latinas mexican mexicans hispanic hispanics arab arabs muslim muslims jew jews jewish indian indians native immigrant+ immigrants foreigner+ foreign illegals illegal undocumented migrant+ refugee+ african africans chinese haitian haitians filipino filipinos nigerian nigerians russian gypsy gypsies roma somali venezolano venezolanos haitiano haitianos colombianos indigena indigenas indio indios negro negros chino chinos judio judios musulmanes inmigrantes migrantes extranjeros minority minorities ethnic ethnicity race races tribe reservation overseas country countries hijab turban headscarf coverings accent accents skin complexion complexions',
  sexGroup:
    'women woman female females girl girls men man male males gay gays lesbian+ trans transgender queer homosexual+ lgbt lgbtq pronoun+ pronouns gender genders sex lady ladies wife housewife motherhood pregnant pregnancy mujeres mujer hombres maricones gays lesbianas homosexual homosexuales',
  ageGroup:
    'old older elderly elders senior seniors boomer+ boomers millennial+ geezer+ geriatric aged retire retired retiring young younger generation viejo vieja viejos viejas viejito viejitos ancianos anciano jovenes',
  bodyGroup:
    'fat fatter obese overweight obesity heavy big bigger skinny wheelchair+ disabled disability disabilities handicapped cripple+ crippled deaf blind autistic autism down slow special psych schizo schizophrenic bipolar mental addicts gordo gorda gordos gordas discapacitados',
  classGroup:
    'homeless medicaid welfare poor poverty uninsured hood ghetto trailer single uneducated hobo+ taxpayer+ tax taxes stamps projects rednecks redneck hillbilly hillbillies pobres indigentes vagabundos',
  faithGroup:
    'christian christians catholic muslim islam religion religious god faith faiths church mosque jehovah witnesses atheist atheists cristianos religion',
  language:
    'english spanish language languages speak speaks speaking spoken interpreter+ interpreters translator+ accent ingles espanol idioma interprete hablan hablar habla',
  exclusion:
    'deport ban banned belong belongs expel sterilize quota diversity dei back stick allowed shouldnt unfit weaker inferior superior invade invading taking breeding breed multiply country lower standards normal natural unnatural traditional comfortable preferred preference native-born american america regresen deberian lárguense larguense fuera',
  generalize:
    'all always every everyone never none nobody any just naturally biology biologically nature typical typically same kind type whole most todos siempre nunca nadie todas',
  fairness:
    'bias biased equal equity equally equality racism racist stereotype+ discrimination discriminate inclusive inclusion welcome welcomes welcomed respect respectful dignity wrong false myth illegal harm harmful believe taught teach teaching fair fairness diverse background backgrounds accommodate accessible access justice historical bienvenidos bienvenido respeto igual igualdad inclusion',
  sexy: 'sexy hot hottie hotties naughty nude nudes naked lingerie topless cleavage thirst thirsty horny kinky kiss kisses kissing kissable seduce~ seductive flirt~ flirty flirting strip stripping striptease stripper twerk~ twerking onlyfans uncensored moan~ spank~ spanking undress~ undressing unbutton~ unbuttoned skirt tight curvy curves thighs butt booty ass bum boobs tits hookup hookups freaky sultry steamy lust lusty lap bikini thong panties bra corset fantasy fantasies orgasm foreplay intimate pleasure sensual erotic nsfw bedroom pillow sheets shirtless abs tush milf dilf snack daddy babe babes beauties mamacita papacito papi guapo guapa rico rica sabrosa sabroso nalgas chichis sexi desnuda desnudo caliente turned aroused ravish bulge packing manhood eggplant single lonely seduction',
  wink: '😈 😏 😉 💋 🍆 🍑 💦 🥵 😘 😜 🔥 👅 😍 👀 🤤 😛 🫦 👙 👠 🩱',
  bodyPart:
    'hands legs lips breast breasts chest pants shirt gown waist bottom body bodies tongue positions position size inches cup lips mouth piernas boca pecho bata cuerpo manos',
  undress:
    'off under beneath underneath nothing wearing wear wears private alone together closet dark tonight lonely night behind door doors locked close lights sponge bath massage bend touch touching feel feeling ride riding exam examine temperature taken hands-on',
  clinicalSex:
    'reconstruction cancer mammogram mammograms breastfeeding lactation contraception contraceptive sti std stis hiv cervical prostate menopause fertility education consent erectile dysfunction screening physiology anatomy diagrams exam',
  alcohol:
    'drunk drunken tipsy hungover hangover hangovers wasted buzzed buzz sloshed hammered plastered vodka tequila whiskey whisky scotch beer beers wine rum margarita+ mimosa+ cocktail+ champagne martini+ bourbon gin sangria shot shots flask keg kegs bar bars booze boozy boozing brew brewery brewskis pub drink drinks drinking drank alcohol liquor moonshine prosecco mojito+ hennessy jello pong crawl toast toasting 🍷 🍺 🍻 🥂 🍹 🥃 🍸 🍾 🥴 borracho borracha borrachos peda crudo cruda cerveza cervezas chela chelas vino ron mezcal tragos copas brindis trago tomado tomada ebrio pistear chupe cantina guaro aguardiente',
  streetDrug:
    'weed joint joints blunt edible edibles gummy gummies stoned baked bong thc marijuana cannabis molly ecstasy cocaine coke shrooms mushrooms acid lsd meth crack heroin hotbox hotboxing dab dabs puff bump bumps snort~ snorting stash pot ganja high kush vape vaping cbd mota marihuana porro churro coca grifo pacheco',
  divertDrug:
    'adderall ritalin xanax valium ativan percocet oxy oxycodone fentanyl norco vicodin dilaudid hydromorphone propofol nitrous ketamine morphine demerol versed klonopin ambien codeine tramadol benadryl modafinil phenergan zofran ondansetron gabapentin clonazepam diazepam lorazepam midazolam pastilla',
  impaired:
    'seeing double blurry spinning shakes shaky puke puked puking vomited throwing headache blackout blacked wobbly wobble swaying slurring slur singing floating fuzzy numb vueltas resaca mareado mareada',
  workDuty:
    'shift shifts charting chart rounds rounding call clinic badge badges scrubs scrub coat ambulance rig or surgery surgeries work working duty driving drive stethoscope patients consults lecture handoff triage med meds morning monday guardia turno quirofano instrumento bata uniforme',
  sober:
    'sober sobriety mocktail mocktails sparkling water coffee tea cocoa juice lemonade soda designated recovery nobody awareness prevention campaign agua cafe refresco jugo te brownies cake apple candy pancake pancakes treatment impairs impairment',
  take: 'take takes taking stop stops quit skip double halve cut start add switch drop ditch chew mix mixing crush wean increase decrease raise lower try use apply put give alternate swallow split inject rub scrape drink eat hang squat stretch rest fast tome tomese tomate dejen deje deja suspenda dele dale pongase ponte aplique suban bajen toma',
  dose: 'mg mcg ml milligrams tablet tablets tabs tab pill pills capsule capsules teaspoon+ teaspoons tablespoon+ tablespoons drops dropper spray puffs patch dose doses dosage units twice daily hourly half pastilla pastillas tableta tabletas gotas cucharada cucharadas dosis miligramos media horas',
  drug: 'ibuprofen tylenol acetaminophen motrin advil aspirin aleve naproxen paracetamol statin statins metformin insulin lisinopril amlodipine losartan metoprolol prednisone steroid steroids antibiotic antibiotics amoxicillin azithromycin penicillin doxycycline cipro keflex valacyclovir acyclovir zoloft sertraline lexapro prozac fluoxetine wellbutrin cymbalta lamotrigine lithium seroquel abilify xanax levothyroxine synthroid thyroid gabapentin warfarin eliquis xarelto plavix thinner thinners colchicine allopurinol omeprazole pepcid benadryl zyrtec claritin melatonin vitamin vitamins magnesium zinc potassium iron turmeric ashwagandha supplement supplements ozempic semaglutide wegovy mounjaro peptide peptides testosterone estrogen progesterone birth pill contraceptive nystatin cream ointment inhaler albuterol singulair meds med medication medications medicine medicines prescription antidepressant antidepressants diuretic lasix ivermectin hydroxychloroquine palmetto vinegar garlic honey oil oils peroxide castor pressure antibiotico antibioticos ibuprofeno aspirina metformina insulina levotiroxina amoxicilina medicina medicinas medicamento omeprazol losartan vacuna',
  certainty:
    'definitely totally obviously clearly certainly absolutely surely undoubtedly trust guaranteed period exactly simply fine okay just only honestly proven fact always never easy easily need needs must no-brainer seguro claro siempre nunca',
  diagnosis:
    'shingles gout croup asthma heartburn anemia depression anxiety adhd autism bipolar thyroid hashimoto hashimotos hypothyroid celiac diabetes diabetic endometriosis pcos migraine migraines stroke cancer tumor benign malignant mole rash eczema psoriasis thrush yeast candida strep flu covid sinus infection pneumonia bronchitis uti stones appendicitis hernia disc meniscus sprain arthritis lupus fibromyalgia lyme ibs gerd ulcer reflux allergy allergies vertigo dehydration ptsd ocd narcissist narcissism borderline dementia alzheimer alzheimers parkinson sclerosis copd apnea insomnia burnout deficiency hypertension tmj preeclampsia neuropathy tendonitis sciatica scoliosis tiroides gota anemia gastritis depresion ansiedad colitis',
  symptom:
    'fever cough headache dizzy dizziness tired fatigue rash pain ache sore swelling swollen puffy bloating bloat bloats bruise bruising thirsty craving crave itchy nausea vomiting diarrhea cramps chest breath breathing palpitations numb tingling weight hair nails tongue jaw ears ringing clicking restless forget forgetful lose sleep sleepy snore mood moody cold hands sad bleeding spots seizure seizures foggy hurts hurt symptoms symptom signs sign fiebre tos dolor cansancio mareos olvidas',
  avoidCare:
    'er hospital doctor doctors pediatrician surgeon specialist biopsy doc appointment visit lab labs bother wait need waste consulta medico hospital',
  refer:
    'clinician clinicians provider pharmacist pharmacists pediatrician dermatologist neurologist cardiologist urologist nurse-line 911 988 appointment portal prescriber professional evaluation assess examine examined emergency helpline hotline poison-control urologist specialist team guidance guideline consult cita farmaceutico pediatra doctor consulta',
  replyMark:
    'reply replying pinned comment comments commented viewer viewers asked asking question questions dm dms message messages thread stitching stitch duet inbox ask answer answering answers respondiendo respuesta pregunta preguntan',
} as const;
