-- Every reference with the plan it stands in, the plan and recommendation it was last found to mean, and its words.
SELECT refers_to.recommendation, refers_to.position, recommendation.plan, refers_to.plan, refers_to.other,
       refers_to.words, refers_to.pointer
FROM refers_to JOIN recommendation ON recommendation.id = refers_to.recommendation
ORDER BY refers_to.recommendation, refers_to.position
