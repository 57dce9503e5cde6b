/**
 * Areas wider than one local authority: police forces, health boards of Wales, combined areas, and partnerships and
 * children's trusts that serve several authorities.
 *
 * Sources: police force areas after the Office for National Statistics, "Police Force Areas in England and Wales", and the
 * Police Act 1996, schedule 1; health boards after NHS Wales; combined authorities after the GOV.UK register; integrated
 * care boards after NHS England; partnerships and trusts after the names under which they publish. One area a line: its
 * name, other names with `|` between, `:`, the authorities it covers with `;` between.
 */

const GREATER_LONDON =
  'Barking and Dagenham; Barnet; Bexley; Brent; Bromley; Camden; Croydon; Ealing; Enfield; Greenwich; Hackney; Hammersmith and Fulham; Haringey; Harrow; Havering; Hillingdon; Hounslow; Islington; Kensington and Chelsea; Kingston upon Thames; Lambeth; Lewisham; Merton; Newham; Redbridge; Richmond upon Thames; Southwark; Sutton; Tower Hamlets; Waltham Forest; Wandsworth; Westminster';

/** "Police" and "Constabulary" name one force; where its area bears no authority's name, that name alone does too. */
export const POLICE = `
  Avon and Somerset Police | Avon and Somerset: Bath and North East Somerset; Bristol; North Somerset; Somerset; South Gloucestershire
  Bedfordshire Police: Bedford; Central Bedfordshire; Luton
  Cambridgeshire Police: Cambridgeshire; Peterborough
  Cheshire Police: Cheshire East; Cheshire West and Chester; Halton; Warrington
  City of London Police: City of London
  Cleveland Police | Cleveland: Hartlepool; Middlesbrough; Redcar and Cleveland; Stockton-on-Tees
  Cumbria Police: Cumberland; Westmorland and Furness
  Derbyshire Police: Derby; Derbyshire
  Devon and Cornwall Police | Devon and Cornwall: Cornwall; Devon; Isles of Scilly; Plymouth; Torbay
  Dorset Police: Bournemouth, Christchurch and Poole; Dorset
  Durham Police: Darlington; Durham
  Dyfed-Powys Police | Dyfed-Powys: Carmarthenshire; Ceredigion; Pembrokeshire; Powys
  Essex Police: Essex; Southend-on-Sea; Thurrock
  Gloucestershire Police: Gloucestershire
  Greater Manchester Police | GMP: Bolton; Bury; Manchester; Oldham; Rochdale; Salford; Stockport; Tameside; Trafford; Wigan
  Gwent Police: Blaenau Gwent; Caerphilly; Monmouthshire; Newport; Torfaen
  Hampshire Police | Hampshire and Isle of Wight Police: Hampshire; Isle of Wight; Portsmouth; Southampton
  Hertfordshire Police: Hertfordshire
  Humberside Police | Humberside: East Riding of Yorkshire; Kingston upon Hull; North East Lincolnshire; North Lincolnshire
  Kent Police: Kent; Medway
  Lancashire Police: Blackburn with Darwen; Blackpool; Lancashire
  Leicestershire Police: Leicester; Leicestershire; Rutland
  Lincolnshire Police: Lincolnshire
  Merseyside Police: Knowsley; Liverpool; Sefton; St Helens; Wirral
  Metropolitan Police | Metropolitan Police Service | Met Police: ${GREATER_LONDON}
  Norfolk Police: Norfolk
  North Wales Police: Conwy; Denbighshire; Flintshire; Gwynedd; Isle of Anglesey; Wrexham
  North Yorkshire Police: North Yorkshire; York
  Northamptonshire Police: North Northamptonshire; West Northamptonshire
  Northumbria Police | Northumbria: Gateshead; Newcastle upon Tyne; North Tyneside; Northumberland; South Tyneside; Sunderland
  Nottinghamshire Police: Nottingham; Nottinghamshire
  South Wales Police: Bridgend; Cardiff; Merthyr Tydfil; Neath Port Talbot; Rhondda Cynon Taf; Swansea; Vale of Glamorgan
  South Yorkshire Police: Barnsley; Doncaster; Rotherham; Sheffield
  Staffordshire Police: Staffordshire; Stoke-on-Trent
  Suffolk Police: Suffolk
  Surrey Police: Surrey
  Sussex Police: Brighton and Hove; East Sussex; West Sussex
  Thames Valley Police | Thames Valley: Bracknell Forest; Buckinghamshire; Milton Keynes; Oxfordshire; Reading; Slough; West Berkshire; Windsor and Maidenhead; Wokingham
  Warwickshire Police: Warwickshire
  West Mercia Police | West Mercia: Herefordshire; Shropshire; Telford and Wrekin; Worcestershire
  West Midlands Police: Birmingham; Coventry; Dudley; Sandwell; Solihull; Walsall; Wolverhampton
  West Yorkshire Police: Bradford; Calderdale; Kirklees; Leeds; Wakefield
  Wiltshire Police: Swindon; Wiltshire
  British Transport Police | BTP:`;

export const HEALTH = `
  Aneurin Bevan University Health Board | Aneurin Bevan Health Board | Aneurin Bevan: Blaenau Gwent; Caerphilly; Monmouthshire; Newport; Torfaen
  Betsi Cadwaladr University Health Board | Betsi Cadwaladr Health Board | Betsi Cadwaladr: Conwy; Denbighshire; Flintshire; Gwynedd; Isle of Anglesey; Wrexham
  Cardiff and Vale University Health Board | Cardiff and Vale Health Board: Cardiff; Vale of Glamorgan
  Cwm Taf Morgannwg University Health Board | Cwm Taf Morgannwg Health Board | Cwm Taf University Health Board: Bridgend; Merthyr Tydfil; Rhondda Cynon Taf
  Hywel Dda University Health Board | Hywel Dda Health Board | Hywel Dda: Carmarthenshire; Ceredigion; Pembrokeshire
  Powys Teaching Health Board: Powys
  Swansea Bay University Health Board | Swansea Bay Health Board | Abertawe Bro Morgannwg University Health Board: Neath Port Talbot; Swansea`;

/** Counties and combined areas that have names of their own. */
export const COMBINED = `
  Greater Manchester: Bolton; Bury; Manchester; Oldham; Rochdale; Salford; Stockport; Tameside; Trafford; Wigan
  Merseyside | Liverpool City Region: Knowsley; Liverpool; Sefton; St Helens; Wirral
  South Yorkshire: Barnsley; Doncaster; Rotherham; Sheffield
  Tyne and Wear: Gateshead; Newcastle upon Tyne; North Tyneside; South Tyneside; Sunderland
  West Midlands: Birmingham; Coventry; Dudley; Sandwell; Solihull; Walsall; Wolverhampton
  West Yorkshire: Bradford; Calderdale; Kirklees; Leeds; Wakefield
  Tees Valley: Darlington; Hartlepool; Middlesbrough; Redcar and Cleveland; Stockton-on-Tees
  South Tees | South Tees Safeguarding Children Partnership: Middlesbrough; Redcar and Cleveland
  Black Country: Dudley; Sandwell; Walsall; Wolverhampton
  Berkshire: Bracknell Forest; Reading; Slough; West Berkshire; Windsor and Maidenhead; Wokingham
  Berkshire West | West of Berkshire: Reading; West Berkshire; Wokingham
  Sussex | Pan-Sussex: Brighton and Hove; East Sussex; West Sussex
  Pan-Dorset | Pan Dorset Safeguarding Children Partnership | Dorset Combined: Bournemouth, Christchurch and Poole; Dorset
  Pan-Cheshire: Cheshire East; Cheshire West and Chester; Halton; Warrington
  Pan-Lancashire | Children's Safeguarding Assurance Partnership: Blackburn with Darwen; Blackpool; Lancashire
  HIPS | Wessex: Hampshire; Isle of Wight; Portsmouth; Southampton
  Bi-borough: Kensington and Chelsea; Westminster
  Tri-borough: Hammersmith and Fulham; Kensington and Chelsea; Westminster
  Achieving for Children | AfC: Kingston upon Thames; Richmond upon Thames; Windsor and Maidenhead
  Northamptonshire Children's Trust: North Northamptonshire; West Northamptonshire
  Gwent | Gwent Safeguarding Board | Gwent Safeguarding: Blaenau Gwent; Caerphilly; Monmouthshire; Newport; Torfaen
  North Wales | North Wales Safeguarding Board: Conwy; Denbighshire; Flintshire; Gwynedd; Isle of Anglesey; Wrexham
  Mid and West Wales | CYSUR | Dyfed: Carmarthenshire; Ceredigion; Pembrokeshire; Powys
  West Glamorgan | West Glamorgan Safeguarding Board: Neath Port Talbot; Swansea
  Western Bay: Bridgend; Neath Port Talbot; Swansea
  Cwm Taf Morgannwg | Cwm Taf Morgannwg Safeguarding Board: Bridgend; Merthyr Tydfil; Rhondda Cynon Taf
  Cwm Taf: Merthyr Tydfil; Rhondda Cynon Taf
  South Wales: Bridgend; Cardiff; Merthyr Tydfil; Neath Port Talbot; Rhondda Cynon Taf; Swansea; Vale of Glamorgan`;

/**
 * Partnerships named after their areas. As the whole of a name each is one area; in running text the words are the areas
 * themselves, unless a word such as "Safeguarding Children Partnership" follows.
 */
export const JOINED = `
  Barking and Dagenham, Havering and Redbridge: Barking and Dagenham; Havering; Redbridge
  Bath and North East Somerset, Swindon and Wiltshire: Bath and North East Somerset; Swindon; Wiltshire
  Bedford, Central Bedfordshire and Luton: Bedford; Central Bedfordshire; Luton
  Bedfordshire, Luton and Milton Keynes: Bedford; Central Bedfordshire; Luton; Milton Keynes
  Bexley, Greenwich and Lewisham: Bexley; Greenwich; Lewisham
  Birmingham and Solihull: Birmingham; Solihull
  Blackburn with Darwen, Blackpool and Lancashire: Blackburn with Darwen; Blackpool; Lancashire
  Blaenau Gwent and Caerphilly: Blaenau Gwent; Caerphilly
  Bournemouth and Poole: Bournemouth; Poole
  Bournemouth, Dorset and Poole: Bournemouth; Dorset; Poole
  Bristol, North Somerset and South Gloucestershire: Bristol; North Somerset; South Gloucestershire
  Buckinghamshire, Oxfordshire and Berkshire West: Buckinghamshire; Oxfordshire; Reading; West Berkshire; Wokingham
  Bury, Rochdale and Oldham: Bury; Oldham; Rochdale
  Cambridgeshire and Peterborough: Cambridgeshire; Peterborough
  Camden and Islington: Camden; Islington
  Cardiff and Vale of Glamorgan | Cardiff and Vale: Cardiff; Vale of Glamorgan
  Cheshire East, Cheshire West, Halton and Warrington: Cheshire East; Cheshire West and Chester; Halton; Warrington
  City of London and Hackney | City and Hackney: City of London; Hackney
  Conwy and Denbighshire: Conwy; Denbighshire
  Cornwall and Isles of Scilly | Cornwall and the Isles of Scilly: Cornwall; Isles of Scilly
  Coventry and Warwickshire: Coventry; Warwickshire
  Derby and Derbyshire | Derby City and Derbyshire: Derby; Derbyshire
  Devon, Plymouth and Torbay: Devon; Plymouth; Torbay
  Durham and Darlington | County Durham and Darlington: Darlington; Durham
  Flintshire and Wrexham: Flintshire; Wrexham
  Gwynedd and Isle of Anglesey | Gwynedd and Ynys Môn | Gwynedd and Anglesey | Gwynedd Môn: Gwynedd; Isle of Anglesey
  Hampshire and Isle of Wight | Hampshire and the Isle of Wight: Hampshire; Isle of Wight
  Hampshire, Isle of Wight, Portsmouth and Southampton: Hampshire; Isle of Wight; Portsmouth; Southampton
  Hartlepool and Stockton-on-Tees: Hartlepool; Stockton-on-Tees
  Herefordshire and Worcestershire: Herefordshire; Worcestershire
  Kent and Medway: Kent; Medway
  Kingston and Richmond: Kingston upon Thames; Richmond upon Thames
  Lambeth, Southwark and Lewisham: Lambeth; Lewisham; Southwark
  Lancashire and South Cumbria: Blackburn with Darwen; Blackpool; Lancashire; Westmorland and Furness
  Leicester, Leicestershire and Rutland | LLR: Leicester; Leicestershire; Rutland
  Leicestershire and Rutland: Leicestershire; Rutland
  Monmouthshire and Torfaen: Monmouthshire; Torfaen
  North and West Northamptonshire: North Northamptonshire; West Northamptonshire
  Nottingham and Nottinghamshire: Nottingham; Nottinghamshire
  Plymouth and Torbay: Plymouth; Torbay
  Richmond and Wandsworth: Richmond upon Thames; Wandsworth
  Shropshire, Telford and Wrekin: Shropshire; Telford and Wrekin
  Southampton and Portsmouth: Portsmouth; Southampton
  Southend, Essex and Thurrock | SET: Essex; Southend-on-Sea; Thurrock
  Staffordshire and Stoke-on-Trent: Staffordshire; Stoke-on-Trent
  Swindon and Wiltshire: Swindon; Wiltshire
  Wolverhampton and Walsall: Walsall; Wolverhampton
  York and North Yorkshire: North Yorkshire; York`;
