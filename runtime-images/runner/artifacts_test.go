package main

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"testing"
)

func wanting(stage object, count, size, total int64, patterns ...string) object {
	job := order(stage)
	job["artifacts"] = object{"patterns": patterns, "max_count": count, "max_size": size, "max_total": total}
	return job
}

// gathered joins the pieces of each file, and checks that they fit.
func gathered(t *testing.T, said told) map[string]word {
	t.Helper()
	files, texts := map[string]word{}, map[string]string{}
	for _, piece := range said.all("artifact") {
		if int64(len(texts[piece.Name])) != piece.Offset {
			t.Errorf("%s: a piece at %d after %d bytes", piece.Name, piece.Offset, len(texts[piece.Name]))
		}
		texts[piece.Name] += string(piece.Data)
		sum := sha256.Sum256([]byte(texts[piece.Name]))
		if piece.Last && piece.SHA256 != hex.EncodeToString(sum[:]) {
			t.Errorf("%s: hash %q", piece.Name, piece.SHA256)
		}
		piece.Data = []byte(texts[piece.Name])
		files[piece.Name] = piece
	}
	return files
}

func skips(said told) map[string]string {
	found := map[string]string{}
	for _, s := range said.all("skipped") {
		found[s.Name] = s.Reason
	}
	return found
}

func TestArtifactsAreRegularFilesAlone(t *testing.T) {
	said := carry(t, wanting(act("artifacts"), 10, 1<<20, 1<<20, "*.txt", "folder/*"))
	files, skipped := gathered(t, said), skips(said)
	if len(files) != 3 || string(files["a.txt"].Data) != "plain" || string(files["secret.txt"].Data) != "no rights" || !files["empty.txt"].Last {
		t.Errorf("%+v", files)
	}
	for name, reason := range map[string]string{"hard.txt": "hard_link", "original.txt": "hard_link", "link.txt": "not_a_regular_file",
		"fifo.txt": "not_a_regular_file", "ctl\uFFFD.txt": "name_not_printable", "bad\uFFFD.txt": "name_not_printable"} {
		if skipped[name] != reason {
			t.Errorf("%s: %q, not %q", name, skipped[name], reason)
		}
	}
}

func TestASparseFileComesBackShortened(t *testing.T) {
	said := carry(t, wanting(limited(act("artifacts"), "file_size", 1<<40), 10, 50_000, 1<<20, "sparse.bin"))
	got := gathered(t, said)["sparse.bin"]
	if len(got.Data) != 50_000 || !got.Truncated || got.Size != 1<<40 {
		t.Errorf("%d bytes, %+v", len(got.Data), got.Truncated)
	}
}

func TestPatterns(t *testing.T) {
	for pattern, want := range map[string]string{
		"**/*.png": "out/deep/b.png", "out/**": "out/deep/b.png", "out/*/b.png": "out/deep/b.png", "out/deep/b.png": "out/deep/b.png",
		"[a-b].txt": "a.txt", "?.txt": "a.txt", "**/a.txt": "a.txt", "*.png": "", "nowhere": "",
	} {
		files := gathered(t, carry(t, wanting(act("artifacts"), 10, 1<<20, 1<<20, pattern)))
		var names []string
		for name := range files {
			names = append(names, name)
		}
		if strings.Join(names, " ") != want {
			t.Errorf("%s: %v, not %s", pattern, names, want)
		}
	}
}

func TestArtifactsAreBounded(t *testing.T) {
	said := carry(t, wanting(act("artifacts"), 1, 1<<20, 1<<20, "a.txt", "empty.txt"))
	if files := gathered(t, said); len(files) != 1 || skips(said)["empty.txt"] != "too_many_files" {
		t.Errorf("%+v %v", files, skips(said))
	}
	said = carry(t, wanting(act("artifacts"), 10, 1<<20, 3, "a.txt", "out/deep/b.png"))
	if got := gathered(t, said)["a.txt"]; string(got.Data) != "pla" || !got.Truncated || skips(said)["out/deep/b.png"] != "total_size" {
		t.Errorf("%+v %v", got, skips(said))
	}
}

func TestAFolderWithoutRightsIsOpenedAgain(t *testing.T) {
	files := gathered(t, carry(t, wanting(act("hide"), 10, 1<<20, 1<<20, "**/x.txt")))
	if string(files["deep/x.txt"].Data) != "hidden" {
		t.Errorf("%+v", files)
	}
}

func TestWhatOneStageLeavesForTheNextDoesNotComeBack(t *testing.T) {
	for _, pattern := range []string{"*.txt", "**/*.txt", "**", ".cofferdam.txt", ".cofferdam-folder/*", ".cofferdam*/a.txt"} {
		for name := range gathered(t, carry(t, wanting(act("leave"), 10, 1<<20, 1<<20, pattern))) {
			if name != "a.txt" {
				t.Errorf("%s: %s", pattern, name)
			}
		}
	}
}
