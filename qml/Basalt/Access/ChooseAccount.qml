// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** What belongs to one account cannot be shown for all of them: says so, and leads to the choice. */
EmptyState {
    id: root

    objectName: "chooseAccount"
    iconName: "building-2"

    UiButton {
        objectName: "chooseAccountButton"
        kind: "primary"
        iconName: "building-2"
        text: qsTr("Choose an account")
        onClicked: Commands.run("account.switch")
    }
}
