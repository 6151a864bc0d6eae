.PHONY: help run test check build lock translate
help:       ## show this list
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F '|' '{ printf "  make %-10s %s\n", $$1, $$2 }'
run:        ## the application with demo data
	@bin/start
test:       ## all checks and tests
	@bin/test
check:      ## the checks that only read the code
	@bin/check
build:      ## assets and message catalogues
	@bin/build
lock:       ## write the pinned requirements anew
	@bin/lock
translate:  ## bring the message catalogues up to date with the code
	@bin/translate
