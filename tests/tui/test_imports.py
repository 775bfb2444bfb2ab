import subprocess
import sys


def test_importing_the_screen_loads_no_model_library():
    program = (
        "import sys, tui.app\n"
        "heavy = {'spacy', 'ctranslate2', 'argostranslate', 'sentencepiece', 'numpy', 'torch'}\n"
        "print(*sorted(heavy & sys.modules.keys()))"
    )
    result = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == ""
