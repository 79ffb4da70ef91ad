-- Which values of the shared filters ask nothing?
--
create or replace macro no_filters() as {
    'funder': '', 'funder_group': '', 'programme': '', 'municipality': '', 'organisation': '', 'state': '',
    'amount_from': 0, 'amount_to': 0, 'year_from': 0, 'year_to': 0, 'text': ''
}
