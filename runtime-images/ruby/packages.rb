# Prints NAME VERSION of the gems that come with Ruby and of the test frameworks.
%w[bigdecimal csv json minitest set test/unit time].each { |each| require each if each != "test/unit" && each != "minitest" }
Gem::Specification.each { |gem| puts "#{gem.name} #{gem.version}" }
