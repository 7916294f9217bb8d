"""Windows only: kiosk, counter, back office. Nothing here judges, checks or stores."""
