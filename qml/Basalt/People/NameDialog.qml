// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Controls

/** Another name for a user. */
UiDialog {
    id: root

    required property UserEditor user

    function submit(): void {
        if (!user.busy)
            user.rename(name.text);
    }

    objectName: "nameDialog"
    iconName: "pencil"
    tone: "accent"
    title: qsTr("Change the name")
    subtitle: user.email
    onAboutToShow: {
        name.text = user.name;
        user.clearError();
    }
    onOpened: {
        name.forceActiveFocus();
        name.selectAll();
    }

    Connections {
        target: root.user

        function onSaved(): void {
            root.close();
        }
    }
    InlineNotice {
        width: parent.width
        visible: root.user.error.isSet
        title: root.user.error.title
        message: root.user.error.message
    }
    FormField {
        width: parent.width
        label: qsTr("Name")
        help: qsTr("Empty: the address is shown instead.")

        UiTextField {
            id: name

            objectName: "nameField"
            width: parent.width
            maximumLength: 255
            onAccepted: root.submit()
        }
    }
    buttons: [
        UiButton {
            text: qsTr("Cancel")
            onClicked: root.close()
        },
        UiButton {
            objectName: "nameConfirm"
            kind: "primary"
            text: qsTr("Save")
            busy: root.user.busy
            onClicked: root.submit()
        }
    ]
}
