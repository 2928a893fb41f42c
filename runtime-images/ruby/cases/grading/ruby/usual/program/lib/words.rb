def words_of(text)
  text.split.tally
end
