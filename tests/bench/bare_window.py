"""The floor of the kiosk's start and memory: a bare window with one button, over the whole screen."""

import sys

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

app = QApplication(sys.argv)
window = QWidget()
QVBoxLayout(window).addWidget(QPushButton("Onthaal"))
window.showFullScreen()
sys.exit(app.exec())
