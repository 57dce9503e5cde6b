import { bullets, heading, innerBullets, lines, numbered, paragraph, type Sample } from '../sample.ts';

/** Guidance with numbered sections and paragraphs, and a list of criteria with criteria within criteria. */
export const guidance: Sample = {
  title: 'Guidance for joint inspections of how local services respond to children in emotional distress',
  author: 'Joint inspectorates (specimen)',
  date: '2019-06-03',
  header: 'Guidance for joint inspections: children in emotional distress',
  footer: 'Specimen guidance. No inspectorate has issued it.',
  footnotes: [
    'In this guidance ‘children’ means everyone under the age of 18.',
    'For example the joint strategic needs assessment, school attendance, hospital admissions and what children say in surveys.',
  ],
  blocks: [
    lines('June 2019'),
    heading('Guidance for joint inspections of how local services respond to children in emotional distress'),
    paragraph(
      'This guidance is for inspectors who take part in a joint targeted area inspection with a deep dive into children’s mental health. It is published so that local areas know what inspectors will look at and why.',
    ),
    heading('1. Introduction'),
    ...numbered(
      1,
      'Joint targeted area inspections examine how well the agencies in a local area work together to help and protect children.{1} Each series of inspections has a theme. This guidance describes the theme of children in emotional distress and is to be read with the general framework for joint inspections.',
      'The inspections are carried out by Ofsted, the Care Quality Commission, HMI Constabulary and Fire & Rescue Services, and HMI Probation. They result in a letter to the partnership in which strengths and areas for improvement are set out. There is no graded judgement.',
      'The theme was chosen because the number of children who ask for help with their mental health has grown, because the response depends on many agencies, and because earlier inspections suggested that children’s experiences vary a great deal from one place to another.',
    ),
    heading('2. Scope of the deep dive'),
    ...numbered(
      4,
      'The deep dive covers children aged 8 to 16 about whom at least two agencies are, or ought to be, concerned. It includes children who show early signs of distress, children who live with mental ill health, and children who have a diagnosis.',
      'Inspectors will select children for whom there are different kinds of plan, so that the sample includes:',
    ),
    ...bullets(
      'children who receive early help',
      'children in need and children on child protection plans',
      'children in care, including those who live outside the area',
      'children known to youth offending services or who have been in police custody.',
    ),
    ...numbered(
      6,
      'Inspectors are not asked to judge clinical decisions or the treatment of an individual child. They are asked whether agencies, taken together, made the child’s life safer and better.',
    ),
    heading('3. How inspectors will gather evidence'),
    ...numbered(
      7,
      'Two weeks before the fieldwork the local area is asked for information about its services, its analysis of need and its own audits. In the first week inspectors evaluate this information away from the area. In the second week they are on site for five days.',
      'On site, inspectors track the experiences of five to seven children from the first sign of concern to the present day. For each of them the local area makes a multi-agency audit, and inspectors discuss the audit with the practitioners who know the child. They also sample the records of other children at points at which decisions are made.',
      'Inspectors speak to children, and to parents and carers, wherever they are willing. They visit at least two schools, an emergency department and a place where children can go without an appointment. They do not ask practitioners to prepare presentations.',
    ),
    heading('4. Evaluation criteria'),
    ...numbered(
      10,
      'The criteria below describe what inspectors would expect to see in an area that responds well. They are not a checklist, and not every criterion will apply to every child. Inspectors weigh the evidence on each of them with their professional judgement, and the letter to the area says on what evidence a finding rests.',
    ),
    paragraph('Inspectors will evaluate the extent to which:'),
    ...bullets(
      'everyone who works with children knows the signs of emotional distress, is able to speak about it with a child calmly and directly, and knows where to turn for advice',
      'agencies tell each other what they know, lawfully and in good time, so that a child whose mental health is declining is noticed early and nobody assumes that somebody else has acted',
      'children who may come to significant harm are recognised and protected, in that:',
    ),
    ...innerBullets(
      'decisions on the level of help rest on thresholds that all agencies have agreed and understand',
      'self-harm is considered as a possible sign of abuse, neglect or exploitation as well as a matter of health',
    ),
    ...bullets(
      'help is to be had near to where children live and at each level of need, from a conversation in a youth club to specialist treatment, without waits that allow the distress to grow',
      'assessments begin with the child: what the child says, what has happened in the child’s life, and who and what keeps the child well. Risks are weighed by all who know the child and are looked at again when circumstances change',
      'each child has one plan, which covers mental health together with safety, home and learning, says who will do what and by when, and is reviewed when the child’s life changes and not only when the date comes round',
      'those who treat or counsel a child, whether they work for the health service or for a charity, contribute to the child’s multi-agency plan and to its reviews',
      'practitioners understand how the behaviour, health and relationships of the adults at home affect a child. They build on what parents do well, notice when things do not improve, and do not let the child’s time run out while adults try to change',
      'parents, kinship carers, foster carers and the staff of children’s homes are shown how to help a child in distress and can obtain advice at the hour at which they need it',
      'practitioners have time to think about their work, in that:',
    ),
    ...innerBullets(
      'supervision is regular and reflective, and those who carry the most worrying work have clinical supervision',
      'agencies question one another’s decisions openly and settle disagreements about a child without delay',
    ),
    ...bullets(
      'children and families are heard, can see what was done with what they said, and find that services are better for it',
      'police officers recognise a child who may be mentally unwell, can reach a health professional for advice at any hour, and make sure that the child comes to the service that can help',
      'police decisions about a child, above all when the child is suspected of an offence, take full account of the child’s mental health and vulnerability',
      'youth offending services identify the mental health needs of the children whom they supervise, have a direct route to specialist assessment, and plan for the child’s safety as carefully as for the safety of others',
      'schools and colleges notice when a pupil’s mental health is getting worse, offer support of their own, and refer in good time to early help, to specialist services or to children’s social care',
      'schools and colleges play a full part in planning for children in need, children on child protection plans and children in care whose mental health is a concern',
      'leaders and managers:',
    ),
    ...innerBullets(
      'know the mental health needs of children in their area,{2} commission services together to meet them, and find out whether the services have made a difference',
      'give practitioners the training, support and challenge that this work demands, and go on improving it',
    ),
    ...bullets(
      'people in supporting roles, such as receptionists, drivers and lunchtime supervisors, know what is expected of them, are trained for it and are included when children’s needs are discussed.',
    ),
    heading('5. Making and reporting findings'),
    ...numbered(
      11,
      'Inspectors meet at the end of each day to compare evidence across agencies. A finding needs support from more than one source. Evidence about one child can illustrate a finding but is not a finding by itself.',
      'The letter names what works well, what needs to improve and, where children are left at risk, what calls for priority action. It includes at least one case study. Nothing in the letter may allow a child or a family to be recognised.',
      'The area receives a draft within 20 working days and has ten working days in which to point out errors of fact. The letter is published on the inspectorates’ websites.',
    ),
    heading('6. After the inspection'),
    ...numbered(
      14,
      'The principal authority prepares a written statement of proposed action within 70 working days. The inspectorates consider the statement and may ask for more detail.',
      'When all inspections of the series are complete an overview report draws together what has been learned for all areas.',
    ),
  ],
};
