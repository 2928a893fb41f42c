module Helper
  def sum_of(list) = list.sum
end
