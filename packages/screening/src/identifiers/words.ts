/**
 * Words that say what a number beside them is, in English and Spanish, without diacritics. `near` words announce a
 * number across a few other words; `tight` ones only one that follows at once. Pairs are two words in a row.
 */
export type CueWords = {
  readonly near?: string;
  readonly nearPairs?: string;
  readonly tight?: string;
  readonly tightPairs?: string;
};

export const CUE_WORDS = {
  record: {
    near: 'mrn mrns mnr medrec nhs expediente expedientes nhc empi nuhsa',
    nearPairs: `medical record, record number, record no, patient number, patient no, patient id, chart number, chart no,
      hospital number, hospital no, clinic number, nhs number, health number, historia clinica, registro clinico,
      folio clinico, epic id, client id, resident id, client number, historia no, historia num`,
    tight: `chart charts record records file files folder dossier patient patients pt pts mr paciente historia ficha
      resident client hc exp fin hosp hosp# registro prontuario`,
    tightPairs: 'transfer file, record numbers, unit number, mother chart, his chart, her chart',
  },
  plan: {
    near: `subscriber medicare medicaid medi-cal mbi hicn ohip msp beneficiary poliza polizas afiliacion tricare champva
      imss issste medicaid# afiliado afiliada`,
    nearPairs: `member id, member number, member no, membership number, membership id, subscriber id, policy number,
      policy no, policy id, plan id, plan number, insurance id, insurance number, insurance card, health card,
      medicare number, beneficiary id, tarjeta sanitaria, seguro medico, obra social, insurance member, rx id, rx bin,
      prior auth, prior authorization, auth number, auth no, referral number, group number, health id, aetna id`,
    tight: `member membership plan policy insurance card id ids identifier seguro carnet group preauth
      authorization authorisation autorizacion referral auth cert`,
  },
  account: {
    near: `acct accts guarantor claim claims invoice invoices encounter encounters csn csns har hars iban routing
      cuenta cuentas factura facturas siniestro clabe cvv`,
    nearPairs: `account number, account no, claim number, claim no, invoice number, encounter number, visit number,
      visit id, bill number, billing number, statement number, financial number, carrier file, sort code, visa card,
      credit card, debit card, card number, card ending, hospital account, patient account, fin number`,
    tight: `account accounts bill billed statement case caso balance union deposit recibo refund payment receipt remit
      transferencia presupuesto terminacion clm inv gar visa mastercard amex zelle venmo swift admission admissions visit ingreso`,
  },
  license: {
    near: `license licenses licence licences licencia licencias dl cdl dea npi passport passports pasaporte permit permits
      placard dni nie nif curp rfc cedula medallion ccw colegiado colegiada nccco ine lic`,
    nearPairs: `license number, cert number, cert no, certificate number, certificate no, green card, visa number,
      alien number, clave elector, id card, national id, identity card, tribal id, registration number,
      matricula profesional, m n, passport no, passport number, permit number, drivers license, notary commission`,
    tight: `certificate certificates certificado permiso certification commission electrician identificacion documento
      docto mp mn pasaportes alien`,
    tightPairs: `real id, fake id, photo id, state id, applicator card, ops card, operator card, card no, guard card,
      hunting tag, bar number`,
  },
  plate: {
    near: `plate plates reg placa placas matricula patente chapa usdot hull vin vins bastidor chasis`,
    nearPairs: `license plate, licence plate, number plate, hull number, hull no, tail number, vin number, serial plate,
      motor no, chassis no, vehicle id, registration plate, license plates`,
    tight: `tag tags truck car van pickup jeep civic suv sedan hatchback minivan motorcycle scooter camioneta coche
      carro moto auto taxi tractor hilux charger outback camry corolla accord tesla subaru honda toyota ford chevy kia
      nissan mazda bmw audi prius bronco mustang silverado tacoma buick chrysler lexus hyundai vw volkswagen volvo porsche dodge
      gmc pontiac cadillac acura mercedes impala malibu altima sentra fusion explorer highlander sienna odyssey forester impreza elantra
      ram sprinter camper trailer rig boat kangoo furgoneta
      registration atv rv chassis moped cessna plane ship yacht vessel lancha`,
  },
  serial: {
    near: 'serial serials sn udi serie imei transmitter',
    nearPairs: `serial number, serial no, device id, device number, implant number, implant no, frame no, frame number,
      model serial, n n, s n, device sn, generator serial`,
    tight: `device pump pumps pacemaker generator lead leads stimulator neurostimulator sensor sensors implant
      implants icd defibrillator cpap bipap ventilator vent concentrator cgm prosthesis prosthetic aid aids
      cochlear dispositivo marcapasos bomba protesis implante audifono desfibrilador neuroestimulador
      stent valve filter shunt graft pacer processor explant loaner aparato holter cup socket meter glucometer wheelchair unit`,
  },
  ssn: {
    near: 'ssn ssns nss itin social soc socials last4',
    nearPairs: `social security, soc sec, ss number, ss no, seguro social, sin number, social insurance, tax id, numero social,
      sin card, last four, last 4, social number`,
    tight: 'ss sin taxpayer',
  },
  phone: {
    near: `phone phones telephone tel cell cellphone mobile call calls called calling caller text texts texted texting sms
      whatsapp ring rang dial dialed dialled voicemail contact landline callback telefono telefonos celular movil
      llamar llame llamen llama llamenos llamo llamada marque informes guasap hotline helpline fono extension ext phone#
      cell#`,
    nearPairs: 'phone number, home phone, emergency contact, phone no',
    tight: 'number line at al answers reached reach cel mob ph numero pager t',
    tightPairs: 'area code',
  },
  fax: { near: 'fax faxed faxes faxing facsimile telefax efax', nearPairs: 'fax number', tight: 'f' },
  unique: {
    near: 'accession accessions specimen specimens wristband barcode muestra docket caseload',
    nearPairs: `accession number, accession no, specimen number, specimen no, study id, subject id, study subject,
      subject no, subject number, participant id, participant number, visitor badge, sample id, sample number, sample no,
      path number, pathology number, donor id, donor number, unit id, incident number, police report, report number,
      rx number, prescription number, case number, case no, court case, enrollment number, imaging id, study number,
      wrist band, screening number, randomization number`,
    tight: `study subject sample slide cassette participant incident report label etiqueta estudio caso lamina pathology
      tube vial embryo band biopsy rx prescription receta bloque block espolon episodio folio donor bag segment
      transcript script kit evento event`,
  },
  birth: {
    near: 'dob birthdate birthday born nacimiento nacio nacido nacida fdn bday fnac',
    nearPairs: 'o b, birth date, f nac, fec nac, fecha nacimiento, of birth, b day',
  },
  zip: { near: 'zip zipcode postcode cp', nearPairs: 'zip code, postal code, codigo postal, c p, post code' },
  network: { near: 'handle username gamertag usuario ig insta instagram tiktok twitter snapchat snap bsky' },
  /** Words after which a number is a thing's and no person's. */
  other: {
    near: `pmid pmcid nct doi isbn issn cpt icd hcpcs ndc loinc snomed drg grant rfp irb arxiv prospero ein`,
    nearPairs: `asset tag, asset tags, serial prefix, with prefix, lot number, po box, duty hour, fake form, order set,
      purchase order, stop number, procedure codes, cert prep, part number, model number, order number`,
    tight: `po pos order orders ordered ticket tickets inc req version ver lot lots locker parking model page pages chapter
      chapters figure fig table step phase stage grade level type class tier part item items episode season
      volume vol issue issues edition ed flight route rte highway hwy interstate channel bus gate exit mile
      marker door doors dock badge asset prefix vendor contract form schedule section article rule title code codes
      error build release iso ansi astm nfpa cfr usc bill act measure proposition prop resolution floor elevator suite
      week weeks day days hour hours month months year years score scores top hashtag trial trials protocol
      win round heat lane team squad engine ladder rescue ambulance medic shuttle platform track terminal pier
      slot bin shelf rack aisle row size gauge raffle draw lottery psalm verse covid sop bls acls drill
      pedido orden compra lote vuelo ruta canal puerta piso edificio pagina capitulo articulo ley
      decreto norma parada linea stock catalog catalogue caption poster training dmv stem case-mix lobby
      sala turno anos edad since over about around nearly almost raised entre hasta unos unas casi model question`,
  },
} as const satisfies Record<string, CueWords>;

export type CueName = keyof typeof CUE_WORDS;

/** Words between a cue and its number that mean nothing: "MRN number is: 4471902". */
export const FILLERS = `number numbers num nr no nos n id ids is was are it its it's as says say reads reading read shows showing
  ending ends in of the a an for on at under with to and or his her their my your our this that dictated listed
  given del de la el es numero numeros num. con en su mi termina terminado que dice y o por para at backwards minus
  dashes full reference ref still now again about re patient patients pt the last four digits today only just
  here below above one two new old both cell mobile phone him her them me us`;

/** Words that, behind a number, make it a quantity. */
export const UNITS = `mg mcg ug g gm gms gram grams kg kgs ml mls cc l liter liters dl iu units unit meq mmol mmhg bpm hz
  percent pct % minutes minute min mins hours hour hr hrs sec secs seconds days day weeks week wks wk months month mos mo
  years year yrs yr am pm a.m p.m people patients persons pts beds bed nurses doctors staff residents students members volunteers
  families babies twins kids children women men adults seniors veterans miles mile km kilometers meters feet foot ft inch inches in cm mm
  lbs lb pounds pound oz ounces gallons dollars bucks cents euros pesos dolares times x tickets steps likes followers
  views comments posts shares subscribers words pages copies points point runs goals votes seats places spots slots rooms
  cases deaths donations donors units doses dose shots vaccines tests visits appointments appeals claims calls letters
  readings samples questions answers items pieces cups bottles boxes bags hugs laps reps sets rounds games k m mb gb tb degrees
  horas hora minutos dias semanas meses anos pacientes personas camas enfermeras medicos familias ninos mujeres
  hombres millas kilometros metros veces puntos votos lugares plazas casos muertes donaciones dosis vacunas pruebas visitas
  consultas llamadas cartas kilos litros gramos euros`;

/** Words that announce a room, and after which a bare number or "12A" is one. */
export const ROOM_WORDS = `room rooms rm rms bed beds bay curtain cubicle exam trauma pod stall cama camas cuarto habitacion hab sillon
  cubiculo camilla box boxes bassinet isolette crib incubator recliner hallway chair incubadora cuna cabin suite stretcher gurney ldr lnd pacu ccu picu nicu icu micu sicu cvicu bath
  participant sala quirofano consultorio`;

/** Full names and abbreviations of months: the place in the list is the month. */
export const MONTH_WORDS: readonly string[] = [
  'january jan enero ene',
  'february feb febrero febuary feburary',
  'march mar marzo',
  'april apr abril abr',
  'may mayo',
  'june jun junio',
  'july jul julio',
  'august aug agosto ago',
  'september sept sep septiembre setiembre',
  'october oct octubre',
  'november nov noviembre',
  'december dec diciembre dic',
];

/** Months that are common words, names or short forms of other words as well. */
export const DOUBTFUL_MONTHS = 'may march mar jan jun june april august dec sep ago ene dic abr';

export const WEEKDAY_WORDS = `monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
  lunes martes miercoles jueves viernes sabado domingo`;

/** Words that are a holiday or its beginning; calendar.ts reads on from there. */
export const HOLIDAY_WORDS = `christmas xmas easter thanksgiving halloween hanukkah chanukah diwali eid passover ramadan kwanzaa juneteenth
  purim vaisakhi holi nowruz navidad nochebuena nochevieja valentine valentines veterans groundhog
  patricks anzac bastille fools fool's superbowl sukkot epiphany pentecost midsummer oktoberfest nye pascua carnaval lent`;
export const HOLIDAY_PAIRS = `valentine day, labor day, labour day, memorial day, mother's day, mothers day, father's day, fathers day, president's day,
  presidents day, independence day, boxing day, mlk day, columbus day, peoples day, earth day, election day, flag day, souls day,
  souls' day, saints day, saints' day, mother day, father day, may day, canada day, australia day, armistice day, remembrance day, martin day,
  martin's day, new year, new year's, new years, april fools, palm sunday, remembrance sunday, mothering sunday, high holidays, good friday, ash wednesday, yom kippur, rosh hashanah, mardi gras, cinco de,
  super bowl, lunar new, lantern festival, guy fawkes, bonfire night, first day, last day, ano nuevo, vispera de, reyes magos, semana santa,
  viernes santo, jueves santo, domingo de, dia de, noche de, miercoles de, veteran day, president day, patrick day, saint day, soul day, peoples' day, presidents' day, mothers' day, fathers' day`;
/** Months by number, as radio speakers say them: "the two-niner of the fourth". */
export const SPOKEN_MONTHS = 'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth';

/** Words of high ages, and words that make a number one. */
export const AGE_WORDS = `ninety nineties nonagenarian nonagenarians centenarian centenarians supercentenarian supercentenarians nonagenario nonagenaria
  nonagenarios nonagenarias centenario centenaria centenarios centenarias noventa noventas cien ciento hundred hundredth ninetieth
  noventon noventona ninetysomething ninety-something nonagesimo`;

/** Kinds of street, and words that begin a Spanish address. */
export const STREET_WORDS = `street st road rd avenue ave boulevard blvd lane ln drive dr court ct crescent place pl terrace
  way parkway pkwy highway hwy loop circle cir trail square row alley path turnpike pike run crossing ridge close mews gardens`;
/** Kinds that are one in small letters too. */
export const SMALL_STREETS = 'rd ave blvd street avenue road lane boulevard ct ln pkwy hwy cir';
export const SPANISH_STREET_WORDS = `calle c avenida av avda calzada calz colonia col boulevard bulevar blvd privada priv prolongacion prol plaza
  paseo pasaje travesia camino carretera carrera cra urbanizacion urb fraccionamiento fracc callejon barrio diagonal cerrada`;
export const PLACE_WORDS =
  'po p.o pob box apartado latitude lat lon lng longitude coords coordinates gps route rte interstate county';

/** Words that end the name of a place, behind a capital word. */
export const PLACE_ENDINGS = `heights ridge valley junction island springs falls creek township landing harbor harbour hollow grove mills bend cove gap
  forks basin flats flat canyon mesa parish borough village crossing beach lake river bridge mountain hills shores county`;

/** Two-letter states, territories and Canadian provinces. */
export const STATES =
  'A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|PR|GU|AB|BC|MB|NB|NL|NS|ON|PE|QC|SK|YT';

/** Words of file names that are nobody's name. */
export const FILE_WORDS = `img image dsc dscn dscf vid video pxl mvi screenshot screen shot photo pic picture scan scans scanned file files doc document
  slide slides deck page pages final draft copy new old edit edited export v version rev r1 r2 report annual quarterly monthly weekly newsletter
  flyer poster brochure form forms consent request template sample example test demo backup archive log list sheet table figure fig supp
  suppl supplement appendix abstract manuscript paper cv resume letter memo note notes minutes agenda schedule roster budget invoice receipt
  map chart record mrn mr ssn dob acct claim member plan id ct mri mra xr xray us echo ekg ecg eeg pet dexa angio cath lab labs path pathology histo
  slide biopsy wound wounds scar burn rash skin face head neck brain spine chest heart lung abdomen abd pelvis hip knee leg foot toe toes
  toenail ankle hand finger wrist arm elbow shoulder eye eyes ear nose teeth tooth smile mouth jaw lip breast tummy belly back lateral left right l r lt rt ap pa
  pre post preop postop intraop op or er ed icu nicu picu before after during day days week weeks month year wk mo yr fu followup follow up visit
  front rear side top bottom close closeup wide cropped blur blurred unblurred bw color hd hq small large thumb thumbnail logo banner header
  icon cover profile team group event party picnic gala run walk race award awards winner staff nurse nurses doctor dr md rn pt patient patients
  case cases study trial data results result summary discharge admission admit intake referral order orders rx med meds allergy policy
  procedure protocol guideline guidelines handout handbook manual guide training education class course lecture talk grand rounds presentation
  poster session conference meeting webinar recording audio interview podcast clip reel story stories post posts caption alt text content
  social media facebook instagram tiktok linkedin youtube twitter website web page home landing marketing campaign ad ads promo press release
  final finalfinal use this that the a an of and for in on at to by with from our my your his her their lady man woman girl boy baby kid child mom dad
  family friend male female m f yo jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september october
  november december monday tuesday wednesday thursday friday saturday sunday spring summer fall winter christmas holiday holidays foto fotos imagen
  captura video informe receta consulta paciente antes despues resultado estudio radiografia hospital clinic clinica health care center centre
  medical department dept unit ward floor room bed east west north south main campus building parking cafeteria menu lunch dinner breakfast red blue
  green white black gray grey purple pink yellow orange big little good bad best great funny cute cool real true full half one two three four five
  first second third last next part a1 b c d e g h i j k n o p q s t u w x y z jpg png pdf readme index untitled default temp tmp misc other general public
  private confidential internal secure encrypted password login portal app code error debug system server network upload download attachment transcript signed unsigned scout wall full toast meses semanas dias ortho cardio neuro gi gyn derm
  taxes music song theme intro outro thumbnail recap highlight highlights summary spreadsheet checklist packet cert certificate badge`;
