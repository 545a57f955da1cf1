-- Says which agency leads an action.
-- :action the action
-- :agency slug of the agency
INSERT INTO led_by (action, agency) VALUES (:action, :agency)
