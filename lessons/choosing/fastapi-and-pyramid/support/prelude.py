import warnings

warnings.filterwarnings("ignore", message="pkg_resources")
