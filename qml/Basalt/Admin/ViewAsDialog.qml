// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Before everything is shown as a user sees it: what that means, and for how long. */
UiDialog {
    id: root

    property string userId: ""
    property string name: ""
    property int minutes: 15
    signal confirmed(userId: string, minutes: int)

    function ask(id: string, title: string): void {
        userId = id;
        name = title;
        minutes = 15;
        ViewAs.clearError();
        open();
    }

    objectName: "viewAsDialog"
    iconName: "eye"
    tone: "accent"
    title: qsTr("View as %1?").arg(name)
    subtitle: qsTr("Every page then shows what this user sees, and nothing can be changed. It is in the audit trail under your name, and the user finds it among the sessions. You stay signed in meanwhile.")

    Connections {
        target: ViewAs

        function onBegun(): void {
            root.close();
        }
    }
    InlineNotice {
        objectName: "viewAsProblem"
        width: parent.width
        visible: ViewAs.error.isSet
        title: ViewAs.error.title
        message: ViewAs.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("For how long")

        Segmented {
            objectName: "viewAsMinutes"
            values: ["5", "15", "60"]
            texts: [qsTr("5 minutes"), qsTr("15 minutes"), qsTr("1 hour")]
            value: String(root.minutes)
            onChosen: value => root.minutes = Number(value)
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "viewAsConfirm"
            kind: "primary"
            iconName: "eye"
            text: qsTr("View")
            busy: ViewAs.busy
            onClicked: root.confirmed(root.userId, root.minutes)
        }
    ]
}
