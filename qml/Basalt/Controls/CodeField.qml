// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick

/** A code of a second factor: six digits of an app, or one for recovery. */
UiTextField {
    mono: true
    maximumLength: 64
    placeholderText: qsTr("Code")
    inputMethodHints: Qt.ImhSensitiveData | Qt.ImhNoPredictiveText | Qt.ImhNoAutoUppercase
}
