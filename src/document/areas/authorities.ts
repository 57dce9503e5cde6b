/**
 * The local authorities of England and Wales that run children's services, and those abolished since 2005.
 *
 * Sources: the register of local authorities in England (GOV.UK, "local-authority-eng") and in Wales (the Welsh
 * Government's "principal-local-authority"); regions and names after the Office for National Statistics, "Counties and
 * Unitary Authorities in the United Kingdom" and "Regions in England"; changes after the structural changes orders under
 * the Local Government and Public Involvement in Health Act 2007. One area a line: its name, then other names and
 * spellings that are printed for it. Wrappers ("London Borough of", "County Council"), "&" for "and", hyphens, full
 * stops and apostrophes need no line of their own.
 */

export const REGIONS: Readonly<Record<string, string>> = {
  'North East': `
    Darlington
    Durham | County Durham
    Gateshead
    Hartlepool
    Middlesbrough
    Newcastle upon Tyne | Newcastle | Newcastle on Tyne
    North Tyneside
    Northumberland
    Redcar and Cleveland | Redcar
    South Tyneside
    Stockton-on-Tees | Stockton | Stockton upon Tees
    Sunderland | Together for Children Sunderland | Together for Children`,
  'North West': `
    Blackburn with Darwen | Blackburn | Blackburn and Darwen
    Blackpool
    Bolton
    Bury
    Cheshire East | East Cheshire
    Cheshire West and Chester | Cheshire West | West Cheshire
    Cumberland
    Halton
    Knowsley
    Lancashire
    Liverpool
    Manchester
    Oldham
    Rochdale
    Salford
    Sefton
    St Helens | Saint Helens
    Stockport
    Tameside
    Trafford
    Warrington
    Westmorland and Furness
    Wigan
    Wirral`,
  'Yorkshire and The Humber': `
    Barnsley
    Bradford | Bradford Children and Families Trust
    Calderdale
    Doncaster | Doncaster Children's Services Trust
    East Riding of Yorkshire | East Riding
    Kingston upon Hull | Hull
    Kirklees
    Leeds
    North East Lincolnshire | NE Lincolnshire
    North Lincolnshire
    North Yorkshire
    Rotherham
    Sheffield
    Wakefield
    York`,
  'East Midlands': `
    Derby
    Derbyshire
    Leicester
    Leicestershire
    Lincolnshire
    North Northamptonshire
    Nottingham
    Nottinghamshire
    Rutland
    West Northamptonshire`,
  'West Midlands': `
    Birmingham | Birmingham Children's Trust
    Coventry
    Dudley
    Herefordshire
    Sandwell | Sandwell Children's Trust
    Shropshire
    Solihull
    Staffordshire
    Stoke-on-Trent | Stoke | Stoke upon Trent
    Telford and Wrekin | Telford
    Walsall
    Warwickshire
    Wolverhampton
    Worcestershire | Worcestershire Children First`,
  'East of England': `
    Bedford
    Cambridgeshire
    Central Bedfordshire
    Essex
    Hertfordshire
    Luton
    Norfolk
    Peterborough
    Southend-on-Sea | Southend
    Suffolk
    Thurrock`,
  London: `
    Barking and Dagenham | LBBD
    Barnet
    Bexley
    Brent
    Bromley
    Camden
    City of London | London Corporation | City of London Corporation | Corporation of London | Corporation of the City of London
    Croydon
    Ealing
    Enfield
    Greenwich
    Hackney
    Hammersmith and Fulham | LBHF
    Haringey
    Harrow
    Havering
    Hillingdon
    Hounslow
    Islington
    Kensington and Chelsea | RBKC
    Kingston upon Thames | Kingston
    Lambeth
    Lewisham
    Merton
    Newham
    Redbridge
    Richmond upon Thames | Richmond
    Southwark
    Sutton
    Tower Hamlets
    Waltham Forest
    Wandsworth
    Westminster`,
  'South East': `
    Bracknell Forest | Bracknell
    Brighton and Hove | Brighton
    Buckinghamshire
    East Sussex
    Hampshire
    Isle of Wight
    Kent
    Medway | Medway Towns
    Milton Keynes
    Oxfordshire
    Portsmouth
    Reading | Brighter Futures for Children
    Slough | Slough Children First | Slough Children's Services Trust
    Southampton
    Surrey
    West Berkshire
    West Sussex
    Windsor and Maidenhead | RBWM
    Wokingham`,
  'South West': `
    Bath and North East Somerset | BANES | Bath and NE Somerset | Bath
    Bournemouth, Christchurch and Poole | BCP
    Bristol | Bristol, City of
    Cornwall
    Devon
    Dorset
    Gloucestershire
    Isles of Scilly | Scilly | Scilly Isles
    North Somerset
    Plymouth
    Somerset
    South Gloucestershire
    Swindon
    Torbay
    Wiltshire`,
  Wales: `
    Blaenau Gwent
    Bridgend | Pen-y-bont ar Ogwr
    Caerphilly | Caerffili
    Cardiff | Caerdydd
    Carmarthenshire | Sir Gaerfyrddin | Sir Gâr
    Ceredigion | Sir Ceredigion
    Conwy
    Denbighshire | Sir Ddinbych
    Flintshire | Sir y Fflint
    Gwynedd
    Isle of Anglesey | Anglesey | Ynys Môn | Sir Ynys Môn
    Merthyr Tydfil | Merthyr Tudful | Merthyr
    Monmouthshire | Sir Fynwy
    Neath Port Talbot | Castell-nedd Port Talbot
    Newport | Casnewydd
    Pembrokeshire | Sir Benfro
    Powys
    Rhondda Cynon Taf | Rhondda Cynon Taff | RCT
    Swansea | Abertawe
    Torfaen | Tor-faen
    Vale of Glamorgan | Bro Morgannwg
    Wrexham | Wrecsam`,
};

/** An authority that is no more: its last day was the day before `until`; `became` names those that took its place. */
export interface Former {
  readonly name: string;
  readonly region: string;
  readonly until: string;
  readonly became: readonly string[];
}

/**
 * Councils that kept their area when they became unitary (Cornwall, Durham, Northumberland, Shropshire and Wiltshire in
 * 2009, Buckinghamshire in 2020, North Yorkshire and Somerset in 2023) are one area and stand above. So does Dorset, whose
 * county council until 2019 also served Christchurch.
 */
export const FORMER: readonly Former[] = [
  {
    name: 'Bedfordshire',
    region: 'East of England',
    until: '2009-04-01',
    became: ['Bedford', 'Central Bedfordshire'],
  },
  {
    name: 'Cheshire',
    region: 'North West',
    until: '2009-04-01',
    became: ['Cheshire East', 'Cheshire West and Chester'],
  },
  {
    name: 'Bournemouth',
    region: 'South West',
    until: '2019-04-01',
    became: ['Bournemouth, Christchurch and Poole'],
  },
  { name: 'Poole', region: 'South West', until: '2019-04-01', became: ['Bournemouth, Christchurch and Poole'] },
  {
    name: 'Northamptonshire',
    region: 'East Midlands',
    until: '2021-04-01',
    became: ['North Northamptonshire', 'West Northamptonshire'],
  },
  { name: 'Cumbria', region: 'North West', until: '2023-04-01', became: ['Cumberland', 'Westmorland and Furness'] },
];
