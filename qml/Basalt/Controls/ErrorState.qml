// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.App
import Basalt.Theme

/** It did not work: what, why, try again, and the details to copy. A missing permission is told apart. */
EmptyState {
    id: root

    property apiError error
    signal retry

    iconName: error.isForbidden ? "lock" : error.isOffline ? "wifi-off" : "triangle-alert"
    tone: error.isForbidden ? "warning" : "danger"
    title: error.title
    message: error.isForbidden ? qsTr("%1\nAsk a superadmin of this server.").arg(error.message) : error.message !== error.title ? error.message : ""

    UiButton {
        iconName: "refresh-cw"
        text: qsTr("Try again")
        onClicked: root.retry()
    }
    UiButton {
        kind: "ghost"
        iconName: "copy"
        text: qsTr("Copy details")
        onClicked: Desktop.copy(root.error.details)
    }
}
