Gem::Specification.new do |s|
  s.name = "minitest"
  s.version = "99.0.0"
  s.summary = "newer"
  s.authors = ["nobody"]
  s.files = ["lib/minitest.rb"]
  s.require_paths = ["lib"]
end
