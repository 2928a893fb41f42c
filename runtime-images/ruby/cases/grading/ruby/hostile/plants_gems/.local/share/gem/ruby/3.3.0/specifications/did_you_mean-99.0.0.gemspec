Gem::Specification.new do |s|
  s.name = "did_you_mean"
  s.version = "99.0.0"
  s.summary = "newer"
  s.authors = ["nobody"]
  s.files = ["lib/did_you_mean.rb"]
  s.require_paths = ["lib"]
end
