Gem::Specification.new do |s|
  s.name = "syntax_suggest"
  s.version = "99.0.0"
  s.summary = "newer"
  s.authors = ["nobody"]
  s.files = ["lib/syntax_suggest.rb"]
  s.require_paths = ["lib"]
end
