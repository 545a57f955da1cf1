// Takes out all recurrences; what the register says of them stays.
UNWIND $rows AS row
MATCH (g:Recurrence) DETACH DELETE g
