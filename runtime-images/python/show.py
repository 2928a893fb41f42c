

# What follows is Cofferdam's (see runtime-images/python/trim).
def show(*, block=None):
    """
    Saves every open figure in the working directory, as ``figure-1.png`` and so on, and closes it.

    There is no screen, so this is what comes of a window that somebody looks at and closes.
    """
    import os
    import warnings

    from matplotlib._pylab_helpers import Gcf

    number = 1
    for manager in Gcf.get_all_fig_managers():
        while os.path.lexists(f"figure-{number}.png"):
            number += 1
        try:
            manager.canvas.figure.savefig(f"figure-{number}.png")
        except OSError as unwritable:
            warnings.warn(f"a figure could not be saved: {unwritable}", stacklevel=2)
        Gcf.destroy(manager)
