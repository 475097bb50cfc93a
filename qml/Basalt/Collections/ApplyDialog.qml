// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls
import Basalt.Theme

/** Asks before values are lost. */
UiDialog {
    id: root

    required property SchemaEditor editor

    objectName: "applyDialog"
    iconName: "triangle-alert"
    tone: "danger"
    title: qsTr("Change or lose %Ln value(s)?", "", editor.plan.valuesLost)
    subtitle: qsTr("The records stay, these values do not. A backup made before is the only way back.")
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "applyConfirm"
            kind: "danger"
            text: qsTr("Apply the changes")
            onClicked: {
                root.close();
                root.editor.save();
            }
        }
    ]

    MonoText {
        width: parent.width
        text: root.editor.plan.losses
        color: Theme.muted
        wrapMode: Text.WordWrap
    }
}
