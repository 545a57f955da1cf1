-- Says what a reference means in this library; both null where it is not here.
-- :recommendation the recommendation whose words point
-- :position       the place of the reference among its references
-- :plan           the plan that is meant
-- :other          the recommendation that is meant
UPDATE refers_to SET plan = :plan, other = :other WHERE recommendation = :recommendation AND position = :position
