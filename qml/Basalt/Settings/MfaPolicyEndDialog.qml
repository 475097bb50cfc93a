// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Removes a policy about second factors, after asking. */
UiDialog {
    id: root

    property string policyId: ""
    property string whom: ""
    signal done

    function ask(id: string, about: string): void {
        policyId = id;
        whom = about;
        editor.clearError();
        open();
    }

    objectName: "mfaPolicyEndDialog"
    iconName: "trash-2"
    tone: "danger"
    title: qsTr("Remove what is said about %1?").arg(whom)
    subtitle: qsTr("From the next request on the next wider policy counts; without one, no second factor is needed.")

    MfaPolicyEditor {
        id: editor

        onRemoved: {
            root.close();
            root.done();
        }
    }
    InlineNotice {
        width: parent.width
        visible: editor.error.isSet
        title: editor.error.title
        message: editor.error.message
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "mfaPolicyEndConfirm"
            kind: "danger"
            text: qsTr("Remove")
            busy: editor.busy
            onClicked: editor.remove(root.policyId)
        }
    ]
}
