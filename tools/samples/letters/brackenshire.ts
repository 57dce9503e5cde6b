import { bullets, heading, lines, paragraph, paragraphs, type Sample, study } from '../sample.ts';
import { shared, signatures } from './shared-wording.ts';

/** A letter in the layout from 2022 with main findings under headings of their own; it is handed over as a Word file. */
export const brackenshire: Sample = {
  title: 'Joint targeted area inspection of Brackenshire',
  author: 'Joint inspectorates (specimen)',
  date: '2024-03-14',
  header: 'Joint targeted area inspection of Brackenshire',
  footer: 'Specimen letter. Brackenshire is an invented place.',
  footnotes: [],
  blocks: [
    lines('14 March 2024'),
    lines(
      'Executive Director for Children and Families, Brackenshire Council',
      'Chief Nurse, Brackenshire and Wolds Integrated Care Board',
      'Chief Constable, Brackenshire Constabulary',
      'Police and Crime Commissioner for Brackenshire',
      'Regional Probation Director',
      'Head of Youth Justice, Brackenshire Council',
    ),
    lines('Dear Brackenshire Safeguarding Children Partnership'),
    heading('Joint targeted area inspection of Brackenshire'),
    ...paragraphs(
      'This letter summarises what inspectors found in a joint targeted area inspection (JTAI) of the multi-agency response to children who harm themselves in Brackenshire.',
      'The inspection took place from 15 to 19 January 2024. The inspectors came from Ofsted, the Care Quality Commission (CQC), His Majesty’s Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) and His Majesty’s Inspectorate of Probation (HMIP).',
    ),
    heading('Headline findings'),
    ...paragraphs(
      'Children who harm themselves in Brackenshire meet practitioners who take them seriously. Hospital, school and social care staff respond calmly, and a shared safety plan, which the child keeps on a telephone, is known and used by all of them. Since it was introduced, fewer children have come back to hospital within a month.',
      'The partnership’s strategic arrangements have not kept up with this good practice. The future of the service that makes the safety plans depends on a grant that ends in 2025, data are collected by each agency in its own way, and the needs of children in the market towns of the Wolds are poorly understood. Children in the youth justice system and children who are taught at home are at risk of being overlooked.',
    ),
    heading('What needs to improve?'),
    ...bullets(
      'Long-term commissioning of support for children who harm themselves, based on a needs assessment that covers the whole county.',
      'The recognition of self-harm among children known to the youth justice service, and the speed with which they see a specialist.',
      'Arrangements for children who are electively home educated and who have mental health needs.',
      'The sharing of safety plans with the ambulance service and the out-of-hours general practitioner.',
      'The regularity of supervision for residential workers.',
    ),
    heading('Strengths'),
    ...bullets(
      'The shared safety plan, designed by young people.',
      'The joint response of police officers and mental health practitioners to children in crisis.',
      'Thoughtful work with children in schools, including work on what is posted online.',
      'Planning for children in care, which treats emotional health as everybody’s business.',
      'Consultation for foster carers that is available on the day on which it is needed.',
    ),
    heading('Main findings'),
    heading('Leadership and commissioning', 2),
    ...paragraphs(
      'Leaders across the partnership are united in their wish to reduce self-harm. The suicide prevention board is chaired by the director of public health, meets every six weeks and has overseen the removal of dangerous fixtures from two car parks and a bridge. Partners trust each other enough to disagree in public.',
      'The partnership cannot say with confidence how many children harm themselves. The hospital counts attendances, the police count incidents, schools count disclosures, and the figures are never laid side by side. The joint strategic needs assessment devotes one paragraph to the subject. Commissioners are therefore unable to judge whether the present provision is sufficient, particularly in the Wolds.',
      'Funding is short term. The safety planning service, two of the four youth counsellors and the parents’ helpline are all paid for from a grant that ends in March 2025. Practitioners have begun to look for other posts. Leaders have discussed the matter at three meetings but had not, at the time of the inspection, decided what will follow.',
      'Oversight of practice is a strength in individual agencies. The hospital trust reviews every attendance of a child who has self-harmed and reports the learning to its board. The constabulary’s scrutiny panel, which includes two care-experienced adults, looks at how officers used their powers. Leaders have used both to improve training.',
    ),
    heading('Identification and first response', 2),
    ...paragraphs(
      'Practitioners recognise self-harm and know what to do. More than 1,200 people who work with children have taken the partnership’s training, which is renewed every two years. Inspectors met a librarian, a swimming teacher and a housing officer who had each noticed a child in distress, spoken to the child and asked for advice.',
      'The police and mental health services respond together to children in crisis. A joint car with an officer and a practitioner is on duty from noon until three in the morning and is sent to children of any age. In the last six months it went to 96 children. Seventy-one of them were able to remain at home with a plan for the next day, and use of section 136 powers has fallen by half.',
      'When children who harm themselves are suspected of an offence, the police take care to understand why. A 16-year-old who had damaged a bus shelter was interviewed at home with her advocate present, and the outcome, agreed with the youth justice service, was help and not prosecution. Decisions such as this were recorded with reasons.',
      'Agencies share information about children well during the working day. A secure page in the shared record shows who is working with the child and the current safety plan. The ambulance service and the out-of-hours general practitioner cannot see it. Crews described arriving at an address three times in a week without knowing that a plan existed.',
      'Thresholds for protection are applied appropriately for most children. Social workers consider whether self-harm may be a sign of abuse, and strategy meetings are held when it may. For a small number of children who had been exploited online, the harm to themselves was treated as a medical matter and the risk from others was considered too late.',
    ),
    heading('Help and planning', 2),
    ...paragraphs(
      'Assessments are careful and centred on the child. Practitioners use a timeline made with the child to understand what came before the self-harm, and they give weight to what protects the child: a grandmother, a dog, a place in the choir. Assessments are shared with the child before they are final.',
      'Plans for children in care are of a high standard. The safety plan, the health plan and the personal education plan refer to one another, and the whole is reviewed every eight weeks while a child is harming himself or herself. Workers from the county’s two voluntary counselling services contribute to these plans and attend reviews.',
      'Children have access to good therapeutic help, once it begins. Children under 13 and their families are offered family therapy within six weeks. Those aged 13 and over wait for 20 weeks. The new walk-in sessions in four towns are popular and have reduced the number of children in crisis, but there are none in the Wolds.',
      'Foster carers receive the help that they need to look after children safely. A consultation line is answered by a clinician, equipment such as locked boxes is delivered the same day, and carers are given a break when they ask for one. No placement has ended because of self-harm in the past 18 months.',
      'Supervision of workers in the county’s three children’s homes is not regular enough. Workers debrief each other after an incident and find this helpful. But reflective supervision with a manager took place in fewer than half of the months that inspectors checked, and the clinical supervision that was promised in 2022 has not begun.',
      'Schools make a strong contribution. Pastoral teams notice when pupils cover their arms or withdraw from friends, they refer promptly, and they adapt the school day. Some have taught pupils how to respond when a friend confides in them. School leaders attend planning meetings about children in need and on child protection plans and make sure that what is agreed happens.',
      'Children who are electively home educated are less well served. Officers who visit them ask about learning and rarely about mental health. Three of the five home-educated children whose records inspectors examined had left school because of anxiety, and no agency had offered them any support since then.',
      'The youth justice service does not identify self-harm reliably. The screening tool asks one question on the subject and the answer is not always followed up. Although a mental health nurse joined the service in October, children wait 13 weeks to see her, and it is not clear to case managers when they should refer to her and when to specialist services. Plans to manage a child’s risk to others do not take sufficient account of the risk that the child will come to harm.',
    ),
    heading('Children’s participation', 2),
    paragraph(
      'Children and young people have shaped the response to self-harm from the beginning. The safety plan was designed in workshops with 35 young people, who chose its colours, its questions and the sentence with which it begins. Each year they test it again. One told inspectors: ‘I never thought they would really change it, and they changed it in a week.’',
    ),
    study(
      'Practice study: highly effective practice',
      'A 15-year-old boy in foster care telephoned the crisis line from a railway station at night. The practitioner kept him talking, the joint car reached him in 12 minutes, and the officer, who had seen his safety plan, asked about his sister by name because the plan said that this would help.',
      'His carer, his social worker and the practitioner met with him at breakfast time. They changed the plan together, and he asked for his football coach to be added to it.',
    ),
    heading('Next steps'),
    ...paragraphs(
      `Brackenshire Council will be the principal authority and is asked for a written statement of proposed action. ${shared.statement}`,
      `The statement should be sent to the inspectorates by 21 June 2024. ${shared.use}`,
    ),
    ...signatures([
      'Ofsted',
      'Care Quality Commission',
      'HMI Constabulary and Fire & Rescue Services',
      'HMI Probation',
    ]),
  ],
};
