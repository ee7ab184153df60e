# club/cli.py
from club.letters import reminder


def main():
    print(reminder("Ada", "junior"))


if __name__ == "__main__":
    main()
