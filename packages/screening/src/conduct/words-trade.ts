/** Families of words about money, media, machines, secrets and evidence; the same form as `wordFamilies`. */
export const tradeFamilies = {
  sell: 'buy buying purchase purchased sell selling sells sold order orders ordering discount discounts promo code codes deal deals sale sales price prices priced deposit financing shop store cash cashapp venmo paypal zelle gofundme crowdfunding fundraiser invest investing investors investment shares stock subscribe membership package packages course courses ebook merch kit kits rep boutique bundle checkout coupon coupons vendo vendemos venta ventas compren compre precio precios descuento oferta promocion pedido pedidos codigo seguros',
  reward:
    'free gift gifts bonus prize prizes raffle drawing giveaway reward rewards win wins winner cash card cards knock split kickback commission percent refund tip tips cruise entry enters gratis regalo premio rifa sorteo',
  review:
    'review reviews yelp google stars star rating ratings testimonial testimonials stories story tag recommend resena resenas',
  referral: 'refer refers referral referrals referring friends friend list names leads lead',
  urgency:
    'limited spots slots hurry tonight today now before last chance ends hours countdown expires only left gone fast soon act don’t wait lose filling first ultimos hoy ya cupos',
  dm: 'dm dms message inbox link links bio call text swipe below profile mensaje escribeme escribanme enlace whatsapp',
  crowd:
    'donate donation donations pledge support fund funds raising raise help bill bills rent car tuition money dona donar donativo dinero apoyo',
  cannotSell: 'anyone hobby public neutral refuse return thrift library nobody rewards purchase',
  treatedBy:
    'treated treat cared care seen saved saw delivered visit nursed injected stitched vaccinated atendi atendido',
  credential:
    'nurse rn lpn np pa md doctor physician surgeon pharmacist pharmd dentist dietitian nutritionist therapist psychologist psychiatrist cardiologist dermatologist paramedic emt hygienist chiropractor midwife doula rt chief professor investigator tech aide enfermera enfermero medico medica doctora cardiologa dentista farmaceutica psicologa nutriologa partera',
  politics:
    'vote votes voting voted senator candidate election elections measure proposition ballot mayor governor congress congressman congresswoman democrat democrats republican republicans party law laws bill abortion gun guns tax policy ban mandate mandates council legislature legislators campaign president prop referendum voten votar candidato candidata gobernador alcalde alcaldesa partido eleccion diputada diputado ley',
  speaksFor:
    'stands stand supports support backs back endorses endorse position against believes believe thinks speak opposes oppose rejects demands official officially everyone opinion represents apoya apoyamos respalda rechaza',
  endorse:
    'best love loves loved obsessed recommend recommends recommended swear favorite works worked changed amazing brand brands urge switch try using needs need must-have results incredible band gadget device app powder serum gummies socks drink mattress pillow camera watch ring tracker product products recomiendo funciona encanta uso marca',
  disclosed:
    'ad ads #ad #sponsored #gifted #partner #paidpartnership #publicidad sponsored sponsor sponsorship paid partnership gifted affiliate disclosure disclose disclaimer conflict conflicts interest consult consultant consults funded royalties stake holds employed views view opinion opinions educational education informational general vary varies risks risk actor actress advertisement publicidad patrocinado colaboracion pagada pagado informativo consultor opinion',
  cure: 'cure cures cured curing curar cura curan heal heals healed healing reverse reverses reversed reversing melts melt vanish vanishes vanished disappear disappears eliminate eliminates eliminated erase erases erased fix fixes fixed end ends gone banish detox detoxes detoxify cleanse cleanses flush flushes boost boosts boosted strengthens regenerates regenerate rejuvenate rejuvenates prevents prevent stops starve starves shrinks shrink restores kills sana sanar revierte elimina desaparece desintoxica',
  superlative:
    'best safest fastest finest greatest leading top premier #1 1 only first most highest lowest better unmatched unbeatable unrivaled world-class superior perfect perfectly ultimate elite number one nobody mejor mejores unico unica unicos lider primeros',
  guarantee:
    'guarantee guarantees guaranteed guaranty promise promises promised proven forever permanent permanently instantly instant miracle miraculous magic magical painless zero never always 100 risk-free failproof foolproof works certain effortless overnight lifetime garantizado garantizada garantizamos garantia milagro milagroso milagrosa definitivo definitivamente jamas',
  conspiracy:
    'secret secrets hidden hide truth pharma industry establishment tell hate hates know suppressed mainstream toxins toxic poison chemicals natural nature ancient quantum energy frequency immune immunity system ocultan secreto toxinas natural',
  evidence:
    'evidence study studies trial trials research data report reports reported rate rates percent average registry compared source sources cochrane cdc fda nih placebo randomized controlled published journal figures public quarter quarters survey guideline society interval confidence linked tested linked may might some many often usually early weak depends roughly about estudio estudios evidencia datos fuente fuentes algunas algunos puede',
  ai: 'ai chatgpt gpt gpt4 bot bots chatbot chatbots llm gemini copilot claude bard robot prompt prompts prompted generated generate generates generator algorithm assistant model models software tool machine ia deepfake midjourney',
  unchecked:
    'straight verbatim unedited edits unread untouched blindly copy copied paste pasted posting sharing share automatically auto live instantly replaces replace trust says said tells told goes wrote writes apparently sounds gives gave tal cual',
  checked:
    'checked check checks reviewed review reviews corrected corrects verified verify edited edit proofread signed approved approve tested test tests error errors wrong slips human humans hand replaced source mistake mistakes clinicians pharmacists revisado reviso corrigio verificado equivoco revisada',
  work: 'song songs clip clips scene scenes episode episodes movie movies film films poster posters cartoon cartoons character characters pdf pdfs chapter chapters textbook textbooks book books paywall paywalled article articles op-ed photo photos picture pictures pic pics image images stock watermark watermarked screenshot screenshots scan scanned comic comics meme poem poems lyrics album music soundtrack track tune hit anthem video videos documentary series show drama font logo logos illustration illustrations drawing drawings artwork painting manual edition questions bank slides page pages recipe magazine newspaper journal issue trailer stream streaming livestream audiobook podcast template concert pelicula peliculas cancion libro libros capitulo imagen imagenes foto fotos dibujo articulo revista musica caricatura',
  taking:
    'ripped rip stole stolen steal stealing lifted lift borrowed grabbed grab took taken taking copied copy copying pasted paste downloaded download pirated pirate torrent torrented scihub sci-hub libgen leaked screenshotted scraped cropped crop photographed removed erased reposting repost reposted uploaded uploading recorded recording blasting streaming google googled pinterest unlicensed bootleg mirror scanned escanee escaneado baje bajado descargue copiamos robamos robado pirata tomamos',
  whole: 'full entire whole complete all uncut every unabridged completo completa entero entera todo toda',
  allowed:
    'license licensed licence licenses permission permissions credit credited credits own ours original originals public domain open access cc royalty-free commissioned cleared drawn painted wrote written composed recorded agreed okay consent paid bought invoice author authors artist quote quotes creative commons permiso licencia libre credito autoria propia propio',
  secret:
    'confidential embargo embargoed unpublished leak leaked leaks leaking nda draft drafts internal private privileged restricted classified unreleased unannounced undisclosed secret secrets hush rumor rumors quiet gag insider surprise closed unblinded randomization sealed proprietary negotiated confidencial privado privada reservado filtrado secreto secreta acta',
  credentialsSecret:
    'password passwords passcode passphrase pw pwd passwd login logins username wifi wi-fi pin code codes key keys token credentials vpn vault contrasena clave usuario',
  business:
    'merger merging merge acquisition acquire acquiring buy bought layoffs layoff closing close closes sale budget revenue margin surplus rates contract contracts bid bids salary salaries patent patented patents formula prototype prototypes trial results findings audit report memo memos minutes slides spreadsheet sheet list ceo board insurer payer lawsuit settlement negotiations deal launch product announcement fusion venta despidos despedir presupuesto cierre reunion',
  tellNow:
    'attached attachment screenshots screenshot pic pics photo below here pass share sharing posting dropping drop heard saw hint guess tell first early yet 🤐 🤫 🤭 🙊 🙈 👇 adjunto paso oops',
  publicNow:
    'public official officially announced announcement press release published filed statement website website open lifted appeared today permission leave cleared oficial publico comunicado publicado anunciado revoked rotated vault privileged reset never',
  quiz: 'quiz quizzes test tests check checklist checkmarks checkboxes boxes score scores points count calculator mostly match signs finger answer questionnaire swipe look compare cuestionario senales puntos haz',
  verdictYou:
    'means mean diagnosed diagnosis confirmed congrats congratulations clear suffer suffers secretly undiagnosed officially welcome knows spectrum significa tienes padeces confirmado',
  notDiagnosis:
    'screening screen causes cause isnt conversation deserves worth ask evaluation assessment workup professional common harmless human discuss talk visit causas consulta',
  befriend:
    'friend friends friended friending befriend add follow followed followback facetime snap snapchat insta instagram tinder bumble app matched dating date dated dates dinner drinks coffee drink lunch movie married marry engaged love crush cute lonely cell number phone address home house guest room stay birthday birthdays hiking travel hang hangout hugs kiss money loan will inheritance invest business together text texts texting chat novia novio amigos cena casa numero celular visito agregame',
  takeOn:
    'watching watch monitor adjust treat history labs scans meds symptoms anytime day night hands regimen personally private privately direct directly outside secretly agency clinic portal',
  boundaryKept:
    'boundary boundaries ethics decline declined policy office line portal agency manager cannot never personal professional private relationship relationships license code secure board scammer scam social worker employees colleague colleagues coworker coworkers delete unread friend-request',
  audience:
    'families family parents public community everyone patients moms ladies men visitors neighbors neighbours caregivers teens women kids loved ones newsletter sign flyer poster familias comunidad padres publico',
  jargon:
    'prn bid tid qid npo stat ssi ssti dvt afib nstemi stemi cabg ppi bmp cbc cmp ckd copd chf hfref hfpef nyha gdmt arni mra sglt2i glp1 doac doacs asa bnp egfr uacr hba1c tsh inr ekg adls los dnr ama dispo titrate titration prophylaxis contraindicated contraindications idiopathic etiology sequelae comorbidities comorbidity periprocedural perioperative antithrombotic percutaneous endoscopic bilateral edema dyspnea hypertensive hyperlipidemia myocardial infarction cerebrovascular febrile afebrile prognosis exacerbation nosocomial parenteral enteral subcutaneous sublingual modality modalities stakeholders leverage synergistic synergy operationalize omnichannel continuum utilization paradigm holistic-centric multimodal analyte specificity sensitivity equivocal reactive assay pts pt rx dx hx tx sx fx w/ s/p c/o h/o f/u q2wk po iv im nnt hr ci mace arr rr cohort discordance morbidity adjuvant neoadjuvant refractory etiologic hemodynamic thromboembolic',
  vague:
    'it one other some thing things something someone soon usual certain appropriate relevant various mostly near earlier later otherwise former latter aforementioned said provisions parties pertaining subject whereas thereof herein notwithstanding certain',
  dateWord:
    'january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday 2024 2025 2026',
  condemn:
    'please don’t dont reminder never stop instead told report reported teach teaching talk rule rules law unfair wrong sorry apologize correction cannot can’t won’t refuse policy recuerden favor',
  negator:
    "not no never without dont doesnt didnt cant cannot wont isnt arent nobody none nor neither no-one ni sin nunca jamas tampoco nada don't doesn't didn't can't won't isn't aren't wasn't shouldn't couldn't wouldn't haven't hasn't",
  thanks: 'thank thanks grateful gracias proud glad kind lovely happy nice great',
  recommendSafe: 'please see ask talk call check bring read learn',
} as const;
